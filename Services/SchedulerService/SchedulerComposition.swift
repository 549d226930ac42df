internal import Platform
internal import Postgres
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
    let (ticks, ledger) = Self.ledger(parts)
    let workflows = WorkflowServiceClient(parts)
    let wake = WakeSignal()
    let zones = TimeZones()
    let lease = ReplicaLease(store: ledger, length: settings.replicaLease, logger: parts.logger)
    let now: @Sendable () -> Timestamp = { lease.now }
    let metrics = TickMetrics(parts.metrics)
    let starter = RunStarter(
      store: ledger, workflows: workflows, settings: settings, now: now, logger: parts.logger, metrics: metrics)
    let loop = TickLoop(
      store: ledger, starter: starter, planner: TickPlanner(zones: zones, logger: parts.logger),
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
        ticks, lease, loop,
        TickAuditor(
          store: store, wake: wake, settings: settings, now: now, logger: parts.logger, metrics: metrics),
        OutcomeWatcher(
          store: store, workflows: workflows, zones: zones, settings: settings, now: now, logger: parts.logger),
        IdempotencyCleaner(store: keys, logger: parts.logger),
        RunCleaner(store: store, retention: settings.runRetention, now: now, logger: parts.logger),
      ])
  }

  /// Connections of the ticks alone: no list is before them, and the planner, which knows little of tables that grow by
  /// thousands of rows a second, is told to go by the indexes.
  private static func ledger(_ parts: ServiceParts) -> (pool: PostgresPool, store: ScheduleStore) {
    var configuration = parts.postgres.configuration
    configuration.poolName = "ticks"
    configuration.maximumConnections = 8
    configuration.sessionSettings.merge([
      "enable_mergejoin": "off", "enable_seqscan": "off", "jit": "off", "plan_cache_mode": "force_generic_plan",
    ]) { _, ours in ours }
    let pool = PostgresPool(
      configuration: configuration, reactor: parts.reactor, logger: parts.logger, metrics: parts.metrics)
    return (pool, ScheduleStore(pool: pool))
  }
}
