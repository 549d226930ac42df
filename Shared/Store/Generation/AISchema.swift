package import Postgres

/// The AI service's own schema. Workflows are not in it: the workflow service has them, and this knows their ids.
package enum AISchema {
  package static let name = "ai"

  package static let migrations = [
    Migration(version: 1, name: "generations", sql: generations),
    IdempotencyTable.migration(version: 2, schema: name),
    Migration(version: 3, name: "interactions", sql: interactions),
    CatalogTables.migration(version: 4),
    ExemplarTables.migration(version: 5),
    PreferenceStore.migration(version: 6),
    SuggestionStore.migration(version: 7),
    CatalogTables.revisions(version: 8),
  ]

  private static let generations = """
    create table ai.generations (
      id text primary key,
      user_id text not null,
      session_id text not null,
      prompt text not null,
      workflow_id text not null,
      provider text not null,
      model text not null,
      metadata text not null,
      created_at bigint not null
    );
    comment on table ai.generations is 'Which sentence became which workflow, and how.';
    comment on column ai.generations.metadata is 'What the answer said about the generation, as JSON.';
    create index generations_of_user on ai.generations (user_id, created_at desc);
    create index generations_of_workflow on ai.generations (workflow_id);
    create index generations_of_session on ai.generations (user_id, session_id, created_at);
    """

  private static let interactions = """
    create table ai.interactions (
      id bigint generated always as identity primary key,
      user_id text not null,
      session_id text not null,
      prompt text not null,
      intent text not null,
      reply text not null,
      next_question text,
      workflow_id text,
      workflow_version integer,
      rating integer,
      comment text,
      created_at bigint not null
    );
    create index interactions_of_session on ai.interactions (user_id, session_id, id);
    comment on table ai.interactions is 'The turns of conversations; a session is nothing but its turns.';
    """
}
