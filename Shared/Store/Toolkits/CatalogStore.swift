package import Postgres
package import WorkflowModels

/// Keeps the catalog. Every change is a transaction that holds the version's row, so changes come one after another,
/// and whoever reads a version reads what belongs to it.
package struct CatalogStore: Sendable {
  /// All that is there, hidden rows too, as of one version.
  package struct Content: Sendable {
    package var version: Int
    package var categories: [CategoryRecord]
    package var toolkits: [ToolkitRecord]
    /// In the order of their toolkits and positions; without those of toolkits that the reader knows as they are.
    package var tools: [ToolRecord]

    package init(
      version: Int, categories: [CategoryRecord] = [], toolkits: [ToolkitRecord], tools: [ToolRecord]
    ) {
      self.version = version
      self.categories = categories
      self.toolkits = toolkits
      self.tools = tools
    }
  }

  private let pool: PostgresPool

  package init(pool: PostgresPool) { self.pool = pool }

  /// 0 before the first change; what the catalog is worth asking for costs one row.
  package func version() async throws(PostgresError) -> Int {
    let rows = try await pool.query("select version from ai.catalog_version")
    return try rows.first?.decode(0, as: Int.self) ?? 0
  }

  /// - Parameter known: the revisions of the toolkits whose tools the reader has. Of a large catalog they are nearly
  ///   all there is to read.
  package func content(besides known: [String: Int] = [:]) async throws -> Content {
    try await pool.withTransaction(isolation: .repeatableRead) { connection in
      let answers = try await connection.pipeline([
        "select version from ai.catalog_version",
        "select \(CategoryRecord.columns) from ai.toolkit_categories order by slug",
        "select \(ToolkitRecord.columns) from ai.toolkits order by slug",
      ])
      guard answers.count == 3 else { throw PostgresError(.other, "The catalog was not read as a whole.") }
      let toolkits = try answers[2].map { row throws(PostgresError) in try ToolkitRecord(row) }
      let changed = toolkits.filter { known[$0.slug] != $0.revision }.map(\.slug)
      let tools = try await connection.query(
        """
        select \(ToolRecord.columns) from ai.tools where toolkit = any(\(changed)) order by toolkit, position, slug
        """)
      return Content(
        version: try answers[0].first?.decode(0, as: Int.self) ?? 0,
        categories: try answers[1].map { row throws(PostgresError) in try CategoryRecord(row) },
        toolkits: toolkits, tools: try tools.map { row throws(PostgresError) in try ToolRecord(row) })
    }
  }

  /// Of every built-in toolkit the hash of the manifest that was written, and nil for a custom one.
  package func manifestHashes() async throws(PostgresError) -> [String: String?] {
    let rows = try await pool.query("select slug, manifest_hash, source from ai.toolkits")
    var hashes: [String: String?] = [:]
    for row in rows {
      let isCustom = try row.decode(2, as: String.self) == CatalogSource.custom.rawValue
      let hash = try row.decode(1, as: String.self)
      hashes.updateValue(isCustom ? nil : hash, forKey: try row.decode(0, as: String.self))
    }
    return hashes
  }

  /// Changes come one after another; the version grows when the body has returned.
  package func change<Value: Sendable>(
    at now: Timestamp, _ body: (CatalogTransaction) async throws -> Value
  ) async throws -> Value {
    try await pool.withTransaction { connection in
      let rows = try await connection.query("select version from ai.catalog_version for update")
      let version = try rows.first?.decode(0, as: Int.self) ?? 0
      let value = try await body(CatalogTransaction(connection: connection, now: now, revision: version + 1))
      _ = try await connection.execute("update ai.catalog_version set version = version + 1")
      return value
    }
  }
}
