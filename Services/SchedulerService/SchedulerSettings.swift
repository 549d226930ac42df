internal import Platform
internal import ServiceKit

/// The settings that only the scheduler has.
struct SchedulerSettings: Sendable {
  /// A run that starts later than this after its time is `late` instead of `fired`.
  var lateAfter: Duration = .seconds(5)
  /// How many runs are being started at once.
  var concurrency = 4000
  /// How many of them travel in one request.
  var batch = 250
  /// How long a tick is left to the replica whose share its schedule is.
  var grace: Duration = .milliseconds(300)
  /// After so long a silence a replica's claims are free.
  var replicaLease: Duration = .seconds(3)
  /// Between two looks at an execution that a tick waits for.
  var bufferPoll: Duration = .seconds(1)
  /// Between two looks for how watched executions have ended.
  var outcomePoll: Duration = .seconds(2)
  /// The longest sleep between two looks for something to do.
  var poll: Duration = .seconds(1)
  /// The longest that a claimed run is this process's own, should its heartbeats say nothing. Longer than a try.
  var lease: Duration = .seconds(20)
  /// For one try of a start; what fails is tried again until the catch-up window has passed.
  var tryTimeout: Duration = .seconds(6)
  /// Between two looks for what nobody moves, and from when on it counts as that.
  var auditInterval: Duration = .seconds(10)
  var overdueAfter: Duration = .seconds(5)
  /// Between tries.
  var backoff = Backoff(initial: .milliseconds(500), factor: 2, maximum: .seconds(10), jitter: 0.3)
  /// How long decided runs are kept.
  var runRetention: Duration = .seconds(30 * 86_400)

  init() {}

  init(_ settings: Settings) throws(SettingsError) {
    lateAfter = try settings.seconds("SCHEDULER_LATE_AFTER_SECONDS", default: lateAfter)
    concurrency = try settings.int("SCHEDULER_CONCURRENCY", default: concurrency, in: 1...100_000)
    replicaLease = try settings.seconds(
      "SCHEDULER_LEASE_SECONDS", default: replicaLease, in: .seconds(1) ... .seconds(60))
    runRetention = try settings.seconds(
      "SCHEDULER_RUN_RETENTION_SECONDS", default: runRetention, in: .seconds(86_400) ... .seconds(3_155_760_000))
  }

  static let descriptions = [
    SettingDescription(
      "SCHEDULER_LEASE_SECONDS", default: "3", "After this silence of a replica others take over what it had claimed."),
    SettingDescription(
      "SCHEDULER_LATE_AFTER_SECONDS", default: "5", "A start later than this after its tick is recorded as late."),
    SettingDescription("SCHEDULER_CONCURRENCY", default: "4000", "How many executions are being started at once."),
    SettingDescription("SCHEDULER_RUN_RETENTION_SECONDS", default: "2592000", "How long past runs are kept."),
  ]
}
