internal import Postgres
internal import WorkflowModels

/// What a change of the catalog may read and write; it is worth nothing after the change.
package struct CatalogTransaction: Sendable {
  let connection: PostgresConnection
  let now: Timestamp
  /// The version that the catalog will have. Each toolkit that changes, or of which a tool does, is marked with it.
  let revision: Int

  // MARK: - Toolkits

  package func toolkit(_ slug: String) async throws -> ToolkitRecord? {
    try await connection.query("select \(ToolkitRecord.columns) from ai.toolkits where slug = \(slug)")
      .first.map { row throws(PostgresError) in try ToolkitRecord(row) }
  }

  package func toolkits() async throws -> [ToolkitRecord] {
    try await connection.query("select \(ToolkitRecord.columns) from ai.toolkits order by slug")
      .map { row throws(PostgresError) in try ToolkitRecord(row) }
  }

  /// Writes the toolkit's own row; its tools stay.
  package func put(_ toolkit: ToolkitRecord) async throws {
    _ = try await connection.execute(
      """
      insert into ai.toolkits (
        slug, name, description, category, aliases, source, hidden, manifest_hash, updated_at, revision)
      values (\(toolkit.slug), \(toolkit.name), \(toolkit.description), \(toolkit.category), \(toolkit.aliases),
        \(toolkit.source.rawValue), \(toolkit.isHidden), \(toolkit.manifestHash), \(now.microseconds), \(revision))
      on conflict (slug) do update set name = excluded.name, description = excluded.description,
        category = excluded.category, aliases = excluded.aliases, source = excluded.source, hidden = excluded.hidden,
        manifest_hash = excluded.manifest_hash, updated_at = excluded.updated_at, revision = excluded.revision
      """)
  }

  /// With its tools.
  package func deleteToolkit(_ slug: String) async throws {
    _ = try await connection.execute("delete from ai.toolkits where slug = \(slug)")
  }

  package func counts() async throws -> (toolkits: Int, tools: Int, categories: Int) {
    let rows = try await connection.query(
      """
      select (select count(*) from ai.toolkits), (select count(*) from ai.tools),
        (select count(*) from ai.toolkit_categories)
      """)
    guard let row = rows.first else { return (0, 0, 0) }
    return (try row.decode(0, as: Int.self), try row.decode(1, as: Int.self), try row.decode(2, as: Int.self))
  }

  // MARK: - Tools

  package func tool(_ slug: String) async throws -> ToolRecord? {
    try await connection.query("select \(ToolRecord.columns) from ai.tools where slug = \(slug)")
      .first.map { row throws(PostgresError) in try ToolRecord(row) }
  }

  /// Writes tools in one statement, whatever their number. What is there already is replaced, or kept with
  /// `keepingOthers`.
  package func put(_ tools: [ToolRecord], keepingOthers: Bool = false) async throws {
    guard !tools.isEmpty else { return }
    let conflict: SQL =
      keepingOthers
      ? "on conflict (slug) do nothing"
      : """
      on conflict (slug) do update set toolkit = excluded.toolkit, position = excluded.position,
        definition = excluded.definition, source = excluded.source, hidden = excluded.hidden,
        updated_at = excluded.updated_at
      """
    _ = try await connection.execute(
      """
      insert into ai.tools (slug, toolkit, position, definition, source, hidden, updated_at)
      select t.slug, t.toolkit, t.position, t.definition, t.source, t.hidden = 1, \(now.microseconds)
      from unnest(\(tools.map(\.slug)), \(tools.map(\.toolkit)), \(tools.map(\.position)), \(tools.map(\.definition)),
        \(tools.map(\.source.rawValue)), \(tools.map { $0.isHidden ? 1 : 0 }))
        as t (slug, toolkit, position, definition, source, hidden)
      \(conflict)
      """)
    try await mark(Set(tools.map(\.toolkit)))
  }

  package func deleteTool(_ slug: String) async throws {
    let rows = try await connection.query("delete from ai.tools where slug = \(slug) returning toolkit")
    try await mark(Set(try rows.map { row throws(PostgresError) in try row.decode(0, as: String.self) }))
  }

  package func deleteTools(of toolkit: String, onlyBuiltin: Bool = false) async throws {
    let limit: SQL = onlyBuiltin ? " and source = 'builtin' and not hidden" : ""
    _ = try await connection.execute("delete from ai.tools where toolkit = \(toolkit)\(limit)")
    try await mark([toolkit])
  }

  /// Whoever holds the catalog reads these toolkits again.
  private func mark(_ toolkits: Set<String>) async throws {
    _ = try await connection.execute(
      "update ai.toolkits set revision = \(revision) where slug = any(\(Array(toolkits))) and revision <> \(revision)")
  }

  /// The place behind a toolkit's last tool.
  package func nextPosition(in toolkit: String) async throws -> Int {
    let rows = try await connection.query(
      "select coalesce(max(position) + 1, 0)::bigint from ai.tools where toolkit = \(toolkit)")
    return try rows.first?.decode(0, as: Int.self) ?? 0
  }

  // MARK: - Categories

  package func category(_ slug: String) async throws -> CategoryRecord? {
    try await connection.query("select \(CategoryRecord.columns) from ai.toolkit_categories where slug = \(slug)")
      .first.map { row throws(PostgresError) in try CategoryRecord(row) }
  }

  package func put(_ category: CategoryRecord, unlessThere: Bool = false) async throws {
    let conflict: SQL =
      unlessThere
      ? "on conflict (slug) do nothing"
      : """
      on conflict (slug) do update set name = excluded.name, description = excluded.description,
        source = excluded.source, hidden = excluded.hidden, updated_at = excluded.updated_at
      """
    _ = try await connection.execute(
      """
      insert into ai.toolkit_categories (slug, name, description, source, hidden, updated_at)
      values (\(category.slug), \(category.name), \(category.description), \(category.source.rawValue),
        \(category.isHidden), \(now.microseconds))
      \(conflict)
      """)
  }

  package func deleteCategory(_ slug: String) async throws {
    _ = try await connection.execute("delete from ai.toolkit_categories where slug = \(slug)")
  }

  /// How many visible toolkits are in it.
  package func toolkits(inCategory slug: String) async throws -> Int {
    let rows = try await connection.query(
      "select count(*) from ai.toolkits where category = \(slug) and not hidden")
    return try rows.first?.decode(0, as: Int.self) ?? 0
  }
}
