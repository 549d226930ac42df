internal import Store
internal import WorkflowModels

/// What is to be done with a claimed run, as far as that can be said without asking anybody. Pure.
enum RunVerdict: Sendable, Hashable {
  case start
  case decide(ScheduleRun.Status, String?)
  /// It depends on whether this execution still runs.
  case ask(ExecutionID)

  /// A run that may have started already is always started again: only its idempotency key can tell.
  init(_ claimed: ClaimedRun, now: Timestamp) {
    let run = claimed.run
    if run.mayHaveStarted || run.kind == .manual {
      self = .start
    } else if claimed.isPaused, run.kind == .tick {
      self = .decide(.skippedPaused, nil)
    } else if now > run.deadline, !run.isBuffered, run.kind == .tick {
      self = .decide(.missed, run.error ?? "The scheduler was not running within the catch-up window.")
    } else if run.isOneAtATime, let last = claimed.lastExecutionID {
      self = .ask(last)
    } else {
      self = .start
    }
  }

  static func isRunning(_ status: String?) -> Bool {
    status.map { !["completed", "failed", "cancelled"].contains($0) } ?? false
  }
}
