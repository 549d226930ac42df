internal import Postgres

/// Where a row of the catalog comes from.
package enum CatalogSource: String, Sendable, Hashable { case builtin, custom }

/// A service as the catalog keeps it.
package struct ToolkitRecord: Sendable, Hashable {
  package var slug: String
  package var name: String
  package var description: String
  package var category: String
  /// A JSON array.
  package var aliases: String
  package var source: CatalogSource
  package var isHidden: Bool
  package var manifestHash: String
  /// The version of the catalog that changed the toolkit or a tool of it last; what writes it sets it.
  package var revision = 0

  package init(
    slug: String, name: String, description: String, category: String, aliases: String, source: CatalogSource,
    isHidden: Bool = false, manifestHash: String = ""
  ) {
    self.slug = slug
    self.name = name
    self.description = description
    self.category = category
    self.aliases = aliases
    self.source = source
    self.isHidden = isHidden
    self.manifestHash = manifestHash
  }

  static let columns: SQL = "slug, name, description, category, aliases, source, hidden, manifest_hash, revision"

  init(_ row: PostgresRow) throws(PostgresError) {
    slug = try row.decode(0, as: String.self)
    name = try row.decode(1, as: String.self)
    description = try row.decode(2, as: String.self)
    category = try row.decode(3, as: String.self)
    aliases = try row.decode(4, as: String.self)
    source = CatalogSource(rawValue: try row.decode(5, as: String.self)) ?? .custom
    isHidden = try row.decode(6, as: Bool.self)
    manifestHash = try row.decode(7, as: String.self)
    revision = try row.decode(8, as: Int.self)
  }
}

/// An action or event of a service.
package struct ToolRecord: Sendable, Hashable {
  /// `toolkit.tool`
  package var slug: String
  package var toolkit: String
  package var position: Int
  /// JSON text.
  package var definition: String
  package var source: CatalogSource
  package var isHidden: Bool

  package init(
    slug: String, toolkit: String, position: Int, definition: String, source: CatalogSource, isHidden: Bool = false
  ) {
    self.slug = slug
    self.toolkit = toolkit
    self.position = position
    self.definition = definition
    self.source = source
    self.isHidden = isHidden
  }

  static let columns: SQL = "slug, toolkit, position, definition, source, hidden"

  init(_ row: PostgresRow) throws(PostgresError) {
    slug = try row.decode(0, as: String.self)
    toolkit = try row.decode(1, as: String.self)
    position = Int(try row.decode(2, as: Int32.self))
    definition = try row.decode(3, as: String.self)
    source = CatalogSource(rawValue: try row.decode(4, as: String.self)) ?? .custom
    isHidden = try row.decode(5, as: Bool.self)
  }
}

/// A group of services.
package struct CategoryRecord: Sendable, Hashable {
  package var slug: String
  package var name: String
  package var description: String
  package var source: CatalogSource
  package var isHidden: Bool

  package init(
    slug: String, name: String, description: String, source: CatalogSource, isHidden: Bool = false
  ) {
    self.slug = slug
    self.name = name
    self.description = description
    self.source = source
    self.isHidden = isHidden
  }

  static let columns: SQL = "slug, name, description, source, hidden"

  init(_ row: PostgresRow) throws(PostgresError) {
    slug = try row.decode(0, as: String.self)
    name = try row.decode(1, as: String.self)
    description = try row.decode(2, as: String.self)
    source = CatalogSource(rawValue: try row.decode(3, as: String.self)) ?? .custom
    isHidden = try row.decode(4, as: Bool.self)
  }
}
