internal import Platform

/// How much a process takes on, and how long what is over is kept.
struct EngineLimits: Sendable {
  /// Executions in this process's memory; what is started beyond waits in the queue for any replica with room.
  var maximumRunning = 20_000
  /// Nil keeps everything.
  var retention: Duration? = .seconds(30 * 86_400)
  /// How often executions at rest and in the queue are looked for.
  var lookInterval = Duration.milliseconds(200)
}
