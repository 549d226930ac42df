package import Postgres

/// The workflow service's own schema. Moments are microseconds since 1970 (`bigint`); documents and payloads are
/// `text`, because `jsonb` would reorder keys and refuse `\u0000`.
package enum WorkflowSchema {
  package static let name = "workflow"
  /// Keys of requests that store something. Those that start an execution are committed with it, in a table of their own.
  package static let creationKeys = "creation_keys"

  package static let migrations = [
    Migration(version: 1, name: "workflows", sql: workflows),
    Migration(version: 2, name: "executions", sql: executions),
    Migration(version: 3, name: "rest", sql: rest),
    Migration(version: 4, name: "credentials", sql: CredentialTables.sql),
    IdempotencyTable.migration(version: 5, schema: name, table: creationKeys),
    Migration(version: 6, name: "listing", sql: listing),
    Migration(version: 7, name: "schedule_outbox", sql: scheduleOutbox),
    Migration(version: 8, name: "awaited_children", sql: awaitedChildren),
    Migration(version: 9, name: "agent_memory", sql: agentMemory),
    Migration(version: 10, name: "cancelled_in_queue", sql: cancelledInQueue),
  ]

  private static let workflows = """
    create table workflow.documents (
      hash text primary key,
      document text not null,
      created_at bigint not null
    );
    comment on table workflow.documents is 'Workflow documents by SHA-256 of their content, shared by versions and executions.';

    create table workflow.workflows (
      id text primary key,
      user_id text not null,
      name text not null,
      active boolean not null default false,
      version integer not null,
      created_at bigint not null,
      updated_at bigint not null
    );
    create index workflows_of_user on workflow.workflows (user_id, id desc);

    create table workflow.workflow_versions (
      workflow_id text not null references workflow.workflows on delete cascade,
      version integer not null,
      document_hash text not null references workflow.documents,
      created_at bigint not null,
      primary key (workflow_id, version)
    );

    create table workflow.webhooks (
      method text not null,
      path text not null,
      workflow_id text not null references workflow.workflows on delete cascade,
      node_id text not null,
      primary key (method, path)
    );
    create index webhooks_of_workflow on workflow.webhooks (workflow_id);
    """

  private static let executions = """
    create table workflow.executors (
      id text primary key,
      host text not null,
      started_at bigint not null,
      beat_at timestamptz not null
    ) with (fillfactor = 50);
    comment on table workflow.executors is 'One heartbeat row a process. Deleting it fences the process out.';

    create table workflow.executions (
      id text primary key,
      user_id text not null,
      workflow_id text not null,
      workflow_version integer,
      document_hash text not null,
      trigger_node text,
      input text not null,
      business_key text,
      status text not null default 'running',
      owner text not null,
      fence integer not null default 1,
      started_at bigint not null,
      completed_at bigint,
      output text,
      error text,
      chat_response text,
      cancel_requested_at bigint
    );
    create index executions_of_user on workflow.executions (user_id, id desc);
    create index executions_of_workflow on workflow.executions (workflow_id, id desc);
    create index executions_unfinished on workflow.executions (owner) where completed_at is null;

    create table workflow.journal (
      execution_id text not null,
      seq integer not null,
      fence integer not null,
      kind text not null,
      node_id text not null,
      at bigint not null,
      payload text not null,
      primary key (execution_id, seq)
    );
    comment on table workflow.journal is 'What cannot be computed again: results, failures, timers and beginnings of effects.';

    create table workflow.idempotency_keys (
      user_id text not null,
      route text not null,
      key text not null,
      body_digest text not null,
      execution_id text not null,
      created_at bigint not null,
      primary key (user_id, route, key)
    );
    create index idempotency_keys_by_age on workflow.idempotency_keys (created_at);
    """
}
