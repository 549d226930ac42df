/// What keeps the scheduler in step with the `schedule` nodes of active workflows.
extension WorkflowSchema {
  static let scheduleOutbox = """
    alter table workflow.workflows add column has_schedules boolean not null default false;
    comment on column workflow.workflows.has_schedules is
      'Whether the scheduler may know schedules of it: from the first activation with a schedule node on.';
    create sequence workflow.schedule_revisions;
    create table workflow.schedule_outbox (
      workflow_id text primary key,
      user_id text not null,
      revision bigint not null,
      attempts integer not null default 0,
      try_at bigint not null
    );
    comment on table workflow.schedule_outbox is
      'Workflows of which the scheduler has not heard yet as they are now. Written with the change itself; what is sent is what the workflow is when it is sent.';
    """
}
