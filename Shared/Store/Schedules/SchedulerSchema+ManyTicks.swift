/// What lets thousands of ticks a second, and several replicas, share one ledger.
extension SchedulerSchema {
  static let manyTicks = """
    alter table scheduler.schedules
      add column revision bigint not null default 0,
      add column pause_reason text,
      add column resumed_at bigint,
      add column node_id text,
      add column pending integer not null default 0,
      add column last_ended boolean not null default false;
    alter table scheduler.schedules set (fillfactor = 70);
    comment on column scheduler.schedules.revision is
      'Counts the changes: a tick is only written down if the schedule is still what it was computed from.';
    comment on column scheduler.schedules.pending is
      'Undecided ticks, where one waits for the one before: the first may be claimed, the others have no claimable_at.';
    comment on column scheduler.schedules.last_ended is 'Whether the last execution is known to have ended.';
    create unique index schedules_of_node on scheduler.schedules (workflow_id, node_id) where node_id is not null;

    alter table scheduler.runs
      add column variant text not null default '',
      add column overlap text not null default 'skip',
      add column buffered boolean not null default false,
      add column trigger_node text,
      add column outcome text,
      add column watches_outcome boolean not null default false;
    -- A row's check of its schedule cost more than the row; deleting a schedule deletes its runs itself.
    alter table scheduler.runs drop constraint runs_schedule_id_fkey;
    alter table scheduler.runs set (fillfactor = 80);
    update scheduler.runs set variant = case kind when 'manual' then id else '' end,
      overlap = case when one_at_a_time then 'skip' else 'allow' end;
    update scheduler.schedules set pending = (
      select count(*) from scheduler.runs where schedule_id = schedules.id and status = 'pending' and one_at_a_time);
    comment on column scheduler.runs.variant is
      'Empty for the tick itself; else what tells apart a start by hand or a tick that is made up for.';
    comment on column scheduler.runs.buffered is 'Waits for the execution before it.';
    create unique index runs_by_tick on scheduler.runs (schedule_id, tick, variant);
    drop index scheduler.runs_once_a_tick;
    drop index scheduler.runs_of_schedule;
    drop index scheduler.runs_pending_in_order;
    create index runs_pending_in_order on scheduler.runs (schedule_id, tick)
      where status = 'pending' and one_at_a_time;
    create index runs_outcome_unknown on scheduler.runs (decided_at)
      where watches_outcome and outcome is null and status in ('fired', 'late', 'missed');

    create table scheduler.replicas (
      id text primary key,
      beat_at timestamptz not null
    ) with (fillfactor = 50);
    comment on table scheduler.replicas is 'One heartbeat row a process. What a silent one had claimed is free again.';

    create table scheduler.workflows_in_step (
      workflow_id text primary key,
      revision bigint not null
    );
    comment on table scheduler.workflows_in_step is
      'The last change of a workflow whose schedule nodes are schedules here: older news is not news.';
    """
}
