internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Puts the scheduler together: its store, the loop that fires ticks, and its routes.
enum SchedulerComposition {
  static let description = ServiceDescription(
    name: "scheduler-service", title: "Scheduler service",
    summary: "Fires workflows on cron expressions, intervals and dates, each tick once.",
    hostVariable: "SCHEDULER_HOST", portVariable: "SCHEDULER_PORT", defaultPort: 8003,
    schema: SchedulerSchema.name, migrations: SchedulerSchema.migrations, settings: SchedulerSettings.descriptions)

  static func make(_ parts: ServiceParts) throws -> ServiceComposition {
    let settings = try SchedulerSettings(parts.settings)
    let store = ScheduleStore(pool: parts.postgres)
    let workflows = WorkflowServiceClient(parts)
    let wake = WakeSignal()
    let zones = TimeZones()
    let lease = ReplicaLease(store: store, length: settings.replicaLease, logger: parts.logger)
    let now: @Sendable () -> Timestamp = { lease.now }
    let metrics = TickMetrics(parts.metrics)
    let starter = RunStarter(
      store: store, workflows: workflows, settings: settings, now: now, logger: parts.logger, metrics: metrics)
    let loop = TickLoop(
      store: store, starter: starter, planner: TickPlanner(zones: zones, logger: parts.logger),
      replica: { (lease.ownerID, lease.share) }, wake: wake, settings: settings, now: now, logger: parts.logger)
    let keys = IdempotencyStore(pool: parts.postgres, schema: SchedulerSchema.name)
    let routes = ScheduleRoutes(
      store: store, workflows: workflows, zones: zones, starter: starter, wake: wake,
      idempotency: IdempotencyKeys(store: keys), owner: { lease.ownerID }, now: now)
    var api = description.emptyAPI
    routes.add(to: &api)
    return ServiceComposition(
      api: api,
      services: [
        lease, loop,
        TickAuditor(
          store: store, wake: wake, settings: settings, now: now, logger: parts.logger, metrics: metrics),
        OutcomeWatcher(
          store: store, workflows: workflows, zones: zones, settings: settings, now: now, logger: parts.logger),
        IdempotencyCleaner(store: keys, logger: parts.logger),
        RunCleaner(store: store, retention: settings.runRetention, now: now, logger: parts.logger),
      ])
  }
}
