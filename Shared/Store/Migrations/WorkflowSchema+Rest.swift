/// What lets executions rest, queue and be spoken to.
extension WorkflowSchema {
  static let rest = """
    alter table workflow.executions
      alter column owner drop not null,
      add column wake_at bigint,
      add column signals integer not null default 0,
      add column concurrency_key text,
      add column concurrency_limit integer,
      add column options text;
    create index executions_at_rest on workflow.executions (wake_at) where status = 'waiting';
    create index executions_queued on workflow.executions (user_id, id) where status = 'queued';
    create index executions_keyed on workflow.executions (workflow_id, concurrency_key, id)
      where concurrency_key is not null and completed_at is null;
    comment on column workflow.executions.wake_at is 'When an execution at rest is to be looked at again.';
    comment on column workflow.executions.signals is 'How many signals it was ever sent: one more than its owner has read keeps it awake.';

    alter table workflow.journal add column input_digest text;

    create table workflow.signals (
      id bigint generated always as identity primary key,
      execution_id text not null,
      kind text not null,
      node_id text not null,
      payload text not null,
      created_at bigint not null
    );
    create index signals_of_execution on workflow.signals (execution_id, id);
    comment on table workflow.signals is 'What was said to executions that have not ended.';
    """

  /// Indexes grow at their end, where growing is cheapest. A workflow that only one execution has, and is named after
  /// it, is in none: the name leads to the row.
  static let listing = """
    drop index workflow.executions_of_user, workflow.executions_of_workflow;
    create index executions_of_user on workflow.executions (user_id, id);
    create index executions_of_workflow on workflow.executions (workflow_id, id)
      where substr(workflow_id, 4) <> substr(id, 6);
    """

  /// Executions for whose end another waits, while they run. `ExecutionOptions` writes the parent first.
  static let awaitedChildren = """
    create index executions_awaited on workflow.executions (id)
      where completed_at is null and options like '{"parent":%';
    """

  /// Hardly ever has any: an execution leaves the queue as soon as it is cancelled.
  static let cancelledInQueue = """
    create index executions_cancelled_in_queue on workflow.executions (id)
      where status = 'queued' and cancel_requested_at is not null;
    """
}
