package import Postgres

/// The table that remembers what was answered to an `Idempotency-Key`. Each service has one in its own schema.
package enum IdempotencyTable {
  /// A migration that makes it; `version` is its place among the service's own migrations.
  package static func migration(version: Int, schema: String) -> Migration {
    Migration(
      version: version, name: "idempotency keys",
      sql: """
        create table \(schema).idempotency_keys (
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
        create index idempotency_keys_by_age on \(schema).idempotency_keys (created_at);
        """)
  }
}
