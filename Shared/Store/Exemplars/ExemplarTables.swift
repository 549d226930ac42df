internal import Postgres

/// Sentences with the workflows that somebody accepted for them.
enum ExemplarTables {
  static func migration(version: Int) -> Migration { Migration(version: version, name: "exemplars", sql: sql) }

  private static let sql = """
    create table ai.exemplars (
      id text collate "C" primary key,
      user_id text not null,
      scope text not null check (scope in ('user', 'shared')),
      prompt text not null,
      prompt_hash text not null,
      workflow text not null,
      source text not null,
      workflow_id text,
      created_at bigint not null,
      unique (user_id, scope, prompt_hash)
    );
    comment on column ai.exemplars.prompt_hash is 'Of the prompt in small letters with single blanks.';
    comment on column ai.exemplars.workflow is 'The document as JSON, without id and version.';
    create index exemplars_of_user on ai.exemplars (user_id, id desc);
    create index exemplars_shared on ai.exemplars (id desc) where scope = 'shared';
    create index interactions_of_workflow on ai.interactions (workflow_id, id) where workflow_id is not null;
    create table ai.exemplar_versions (
      owner text primary key,
      version bigint not null
    );
    comment on table ai.exemplar_versions is 'Grows with every change of a user''s exemplars; the empty owner is for the shared ones.';
    """
}
