internal import ServiceKit
internal import Store
internal import WorkflowModels

/// The scheduler's schemas for the OpenAPI document.
enum ScheduleSchemas {
  static let schedule = APISchema.reference("Schedule")
  static let run = APISchema.reference("Run")

  static let body = APISchema.object(properties, required: ["name", "workflow_id", "user_id"])
  /// What is left out of a change stays as it is.
  static let change = APISchema.object(properties, required: ["user_id"])

  private static let properties: KeyValuePairs<String, APISchema> = [
    "name": .string("What people call it."), "workflow_id": .string("What it runs."),
    "user_id": .string("Whose schedule it is."),
    "cron": .string("Five fields, or six with seconds first, or @hourly and its kin.").example("0 9 * * mon-fri"),
    "every_seconds": .integer(1...31_622_400, "Instead of `cron`: an interval."),
    "at": .time("Instead of `cron`: once."), "timezone": .string("An IANA name; UTC by default."),
    "dst": APISchema([
      "description": "`cron`, or {gap, overlap}: what becomes of ticks when the clocks change.",
      "anyOf": [["type": "string"], ["type": "object"]],
    ]),
    "input": .object([:], "What the workflow's trigger gets, with `schedule_id` and `scheduled_at` added."),
    "overlap": .choice(
      ScheduleRun.Overlap.allCases.map(\.rawValue),
      "What becomes of a tick while the execution before it still runs (skip): it is passed over, waits (one tick, or all), "
        + "has that execution cancelled, or runs beside it."),
    "catchup_window_seconds": .integer(
      1...ScheduleDefinition.largestCatchup,
      "How late a tick may still fire after an outage (\(ScheduleDefinition.defaultCatchup))."),
    "jitter_seconds": .integer(0...3600, "Spreads starts over so many seconds after the tick."),
    "start_at": .time("No tick before."), "end_at": .time("No tick after."),
    "exclude": .array(
      of: .any, "What is left out: days (2026-12-25), times, cron expressions, or {from, to} of days or times."),
    "pause_on_failure_count": .integer(0...1000, "Pause after so many failed executions in a row; 0 never does."),
    "paused": .boolean("Whether it begins paused."),
  ]

  static func define(in api: inout API) {
    api.define("Schedule", scheduleSchema)
    api.define("Run", runSchema)
  }

  private static let scheduleSchema = APISchema.object([
    "id": .string(), "user_id": .string(), "name": .string(), "workflow_id": .string(), "cron": .string(),
    "every_seconds": .integer(), "at": .time(), "timezone": .string(), "input": .object(), "overlap": .string(),
    "catchup_window_seconds": .integer(), "jitter_seconds": .integer(), "paused": .boolean(),
    "pause_reason": .string().orNull, "node_id": .string("The workflow's node it stands for.").orNull,
    "exclude": .array(of: .any), "pause_on_failure_count": .integer(), "dst": .any,
    "status": .choice(["active", "paused", "finished"]), "next_tick": .time().orNull, "last_tick": .time().orNull,
    "last_execution_id": .string().orNull, "created_at": .time(), "updated_at": .time(),
  ])

  private static let runSchema = APISchema.object([
    "id": .string(), "schedule_id": .string(), "kind": .choice(["tick", "manual", "stretch", "backfill"]),
    "tick": .time(),
    "status": .choice(ScheduleRun.Status.allCases.map(\.rawValue)), "execution_id": .string().orNull,
    "workflow_id": .string(), "attempts": .integer(), "decided_at": .time().orNull,
    "lateness_seconds": .number(), "last_tick": .time("The end of a stretch."),
    "tick_count": .integer().orNull, "outcome": .string("How its execution ended, or is.").orNull,
    "error": .string().orNull,
  ])
}
