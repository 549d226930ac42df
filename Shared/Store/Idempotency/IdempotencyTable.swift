package import Postgres

/// The table that remembers what was answered to an `Idempotency-Key`. Each service has one in its own schema.
package enum IdempotencyTable {
  package static let usualName = "idempotency_keys"

  /// A migration that makes it; `version` is its place among the service's own migrations.
  package static func migration(version: Int, schema: String, table: String = usualName) -> Migration {
    Migration(
      version: version, name: "idempotency keys",
      sql: """
        create table \(schema).\(table) (
          user_id text not null,
          route text not null,
          key text not null,
          body_hash bytea not null,
          operation_id text not null,
          lease_until timestamptz not null,
          status integer,
          content_type text,
          response bytea,
          created_at timestamptz not null default now(),
          primary key (user_id, route, key)
        );
        create index \(table)_by_age on \(schema).\(table) (created_at);
        """)
  }
}
