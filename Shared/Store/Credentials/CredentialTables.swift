/// Secrets at rest. Nothing in these tables can be read without `CREDENTIALS_KEY`, apart from names and types.
enum CredentialTables {
  static let sql = """
    create table workflow.credentials (
      user_id text not null,
      name text not null,
      type text not null,
      data bytea not null,
      created_at bigint not null,
      primary key (user_id, name)
    );

    create table workflow.execution_credentials (
      execution_id text primary key,
      names text[] not null,
      data bytea,
      created_at bigint not null
    );
    comment on table workflow.execution_credentials is 'Sent along with one execution, and deleted when it ends. Without data they are in the memory of its process only.';
    """
}
