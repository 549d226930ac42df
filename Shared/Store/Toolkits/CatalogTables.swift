internal import Postgres

/// The tables of the catalog: services, their actions and events, and the categories that group them.
///
/// A row is `builtin`, as a manifest of the build has it, or `custom`, as somebody imported or wrote it. A custom row
/// stands where the built-in one stood; a built-in one that somebody deleted stays as a hidden row, so that the next
/// start does not bring it back.
enum CatalogTables {
  static func migration(version: Int) -> Migration { Migration(version: version, name: "catalog", sql: sql) }

  private static let sql = """
    create table ai.toolkit_categories (
      slug text collate "C" primary key,
      name text not null,
      description text not null,
      source text not null,
      hidden boolean not null default false,
      updated_at bigint not null
    );
    create table ai.toolkits (
      slug text collate "C" primary key,
      name text not null,
      description text not null,
      category text not null,
      aliases text not null,
      source text not null,
      hidden boolean not null default false,
      manifest_hash text not null,
      updated_at bigint not null
    );
    comment on column ai.toolkits.manifest_hash is 'Of the built-in manifest that was read last; empty for a custom one.';
    create index toolkits_of_category on ai.toolkits (category);
    create table ai.tools (
      slug text collate "C" primary key,
      toolkit text collate "C" not null references ai.toolkits (slug) on delete cascade,
      position integer not null,
      definition text not null,
      source text not null,
      hidden boolean not null default false,
      updated_at bigint not null
    );
    comment on column ai.tools.slug is 'toolkit.tool: what a workflow names.';
    comment on column ai.tools.definition is 'As a manifest has it, as JSON.';
    create index tools_of_toolkit on ai.tools (toolkit, position);
    create table ai.catalog_version (
      only_row boolean primary key default true check (only_row),
      version bigint not null
    );
    comment on table ai.catalog_version is 'Grows with every change of the catalog; 0 before the first.';
    insert into ai.catalog_version (version) values (0);
    """

  static func revisions(version: Int) -> Migration {
    Migration(
      version: version, name: "catalog_revisions",
      sql: """
        alter table ai.toolkits add column revision bigint not null default 0;
        comment on column ai.toolkits.revision is 'The version of the catalog that changed the toolkit or a tool of it last.';
        """)
  }
}
