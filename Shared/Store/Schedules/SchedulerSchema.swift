package import Postgres

/// The scheduler service's own schema. Moments are microseconds since 1970 (`bigint`), as everywhere in the store.
package enum SchedulerSchema {
  package static let name = "scheduler"

  package static let migrations = [
    Migration(version: 1, name: "schedules", sql: schedules),
    Migration(version: 2, name: "runs", sql: runs),
    IdempotencyTable.migration(version: 3, schema: name),
    Migration(version: 4, name: "many_ticks", sql: manyTicks),
  ]

  private static let schedules = """
    create table scheduler.schedules (
      id text primary key,
      user_id text not null,
      name text not null,
      workflow_id text not null,
      definition text not null,
      paused boolean not null,
      paused_at bigint,
      anchor bigint not null,
      next_tick_at bigint,
      last_tick_at bigint,
      last_execution_id text,
      created_at bigint not null,
      updated_at bigint not null
    );
    comment on column scheduler.schedules.definition is 'What the user asked for, as JSON.';
    comment on column scheduler.schedules.next_tick_at is 'Null while paused and after the last tick.';
    create index schedules_of_user on scheduler.schedules (user_id, id desc);
    create index schedules_due on scheduler.schedules (next_tick_at) where next_tick_at is not null;
    """

  private static let runs = """
    create table scheduler.runs (
      id text primary key,
      schedule_id text not null references scheduler.schedules on delete cascade,
      tick bigint not null,
      kind text not null,
      status text not null,
      last_tick bigint,
      tick_count bigint,
      one_at_a_time boolean not null default false,
      workflow_id text not null,
      input text,
      due_at bigint not null,
      deadline bigint not null,
      claimable_at bigint,
      owner text,
      attempts integer not null default 0,
      may_have_started boolean not null default false,
      execution_id text,
      decided_at bigint,
      error text,
      created_at bigint not null
    );
    comment on table scheduler.runs is
      'The tick ledger: one row a tick, or one row a stretch of ticks that were paused or missed (tick to last_tick).';
    comment on column scheduler.runs.claimable_at is
      'While pending: when the run may be claimed (again), because it is due, or after a back-off, or because its owner died.';
    create unique index runs_once_a_tick on scheduler.runs (schedule_id, tick) where kind <> 'manual';
    create index runs_of_schedule on scheduler.runs (schedule_id, id desc);
    create index runs_pending on scheduler.runs (claimable_at) where status = 'pending';
    create index runs_pending_in_order on scheduler.runs (schedule_id, tick) where status = 'pending';
    """
}
