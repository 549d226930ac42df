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
    let owner = "scheduler-\(UUIDv7.next().text)"
    let starter = RunStarter(
      store: store, workflows: workflows, settings: settings, now: Self.now, logger: parts.logger,
      metrics: TickMetrics(parts.metrics))
    let loop = TickLoop(
      store: store, starter: starter, planner: TickPlanner(zones: zones, logger: parts.logger), wake: wake,
      settings: settings, owner: owner, now: Self.now, logger: parts.logger, metrics: TickMetrics(parts.metrics))
    let keys = IdempotencyStore(pool: parts.postgres, schema: SchedulerSchema.name)
    let routes = ScheduleRoutes(
      store: store, workflows: workflows, zones: zones, starter: starter, wake: wake,
      idempotency: IdempotencyKeys(store: keys), owner: owner, now: Self.now)
    var api = description.emptyAPI
    routes.add(to: &api)
    return ServiceComposition(
      api: api,
      services: [
        loop, IdempotencyCleaner(store: keys, logger: parts.logger),
        RunCleaner(store: store, retention: settings.runRetention, now: Self.now, logger: parts.logger),
      ])
  }

  @Sendable static func now() -> Timestamp { Timestamp(microseconds: SystemTime.microsecondsSince1970) }
}
