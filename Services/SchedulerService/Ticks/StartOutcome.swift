internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// What became of the runs of one batch, before it is written down. Pure.
struct StartOutcome: Sendable {
  var decisions: [RunDecision] = []
  var postponements: [RunPostponement] = []
  /// Runs of schedules that let only one tick wait: those that wait.
  var waiting: [ScheduleRun] = []
  /// By run: from its time until its start was answered.
  var lateness: [String: Duration] = [:]

  /// One item of the workflow service's answer.
  mutating func note(_ one: ClaimedRun, _ answer: JSON, _ settings: SchedulerSettings, at time: Timestamp) {
    let run = one.run
    if let id = answer["execution_id"]?.stringValue {
      let late = time - run.dueAt
      if run.kind == .tick, !run.isBuffered { lateness[run.id] = late }
      let isLate = late > settings.lateAfter && run.kind == .tick
      decisions.append(
        RunDecision(
          one, isLate ? .late : .fired, executionID: ExecutionID(rawValue: id), hasEnded: answer["ended"] == true))
      if run.overlap == .bufferOne, run.isBuffered { waiting.append(run) }
      return
    }
    let status = answer["status"]?.intValue ?? 500
    let detail = answer["error"]?["detail"]?.stringValue ?? "status \(status)"
    if status >= 500 || status == 429 || answer["error"]?["code"]?.stringValue == "idempotency_in_progress" {
      let error = WorkflowServiceError.unavailable(reason: detail, mayHaveArrived: status >= 500 && status != 503)
      postpone(one, because: error, settings, at: time)
    } else {
      decisions.append(RunDecision(one, .missed, error: "The workflow service refused the start: \(detail)"))
    }
  }

  mutating func postpone(
    _ one: ClaimedRun, because error: WorkflowServiceError, _ settings: SchedulerSettings, at time: Timestamp
  ) {
    let (reason, mayHaveArrived) =
      switch error {
      case .unavailable(let reason, let mayHaveArrived): (reason, mayHaveArrived)
      case .refused(let status, _): ("status \(status.code)", false)
      case .cancelled: ("the scheduler was stopping", true)
      }
    postponements.append(
      RunPostponement(
        one, until: time + settings.backoff.delay(attempt: one.run.attempts), mayHaveStarted: mayHaveArrived,
        error: "The workflow service could not be reached: \(reason)"))
  }
}
