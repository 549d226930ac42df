internal import HTTP
internal import Platform
internal import Postgres
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Takes one claimed run to its decision: fired, late, skipped, missed, or later.
///
/// Every try of a run sends the same request under the same idempotency key, so that neither a lost answer nor a dead
/// replica can start a workflow twice.
struct RunStarter: Sendable {
  let store: ScheduleStore
  let workflows: WorkflowServiceClient
  let settings: SchedulerSettings
  let now: @Sendable () -> Timestamp
  let logger: Logger
  let metrics: TickMetrics

  /// Never throws: what fails here is tried again, by this process or by another, when the claim has lapsed.
  func start(_ claimed: ClaimedRun) async {
    let run = claimed.run
    let context = CallContext.begin()
    let logger = context.logger(logger).with([
      .scheduleID: .string(run.scheduleID.rawValue), .tick: .string(run.tick.rfc3339),
    ])
    do {
      if let skipped = try await reasonToSkip(claimed, context) {
        try await decide(run, as: skipped, error: skipped == .missed ? Self.missedSentence(run) : nil, logger)
      } else {
        try await fire(claimed, context, logger)
      }
    } catch let error as WorkflowServiceError {
      await postpone(run, because: error, logger)
    } catch {
      logger.warning("A run's claim lapses; it will be taken up again.", [.error: "\(error)"])
    }
  }

  /// Nil when the run must be started. A run that may have started already is always asked for: only its idempotency
  /// key can tell.
  private func reasonToSkip(
    _ claimed: ClaimedRun, _ context: CallContext
  ) async throws -> ScheduleRun.Status? {
    let run = claimed.run
    guard !run.mayHaveStarted, run.kind == .tick else { return nil }
    if claimed.isPaused { return .skippedPaused }
    if now() > run.deadline { return .missed }
    if run.isOneAtATime, let last = claimed.lastExecutionID,
      try await isRunning(last, of: claimed.userID, context)
    {
      return .skippedOverlap
    }
    return nil
  }

  private func isRunning(_ id: ExecutionID, of user: UserID, _ context: CallContext) async throws -> Bool {
    do {
      let execution = try await workflows.execution(id, user: user, timeout: settings.tryTimeout, context: context)
      return !["completed", "failed", "cancelled"].contains(execution["status"]?.stringValue ?? "")
    } catch {
      // Refused: it is gone, deleted or forgotten after its time.
      guard error.refusedStatus != nil else { throw error }
      return false
    }
  }

  private func fire(_ claimed: ClaimedRun, _ context: CallContext, _ logger: Logger) async throws {
    let run = claimed.run
    do {
      let execution = try await execute(run, user: claimed.userID, context)
      let late = now() - run.dueAt
      try await decide(
        run, as: late > settings.lateAfter && run.kind == .tick ? .late : .fired, executionID: execution,
        lateness: late, logger)
    } catch let error as WorkflowServiceError {
      guard case .refused(let status, let body) = error else { throw error }
      let sentence = body["detail"]?.stringValue ?? "status \(status.code)"
      try await decide(run, as: .missed, error: "The workflow service refused the start: \(sentence)", logger)
    }
  }

  private func execute(_ run: ScheduleRun, user: UserID, _ context: CallContext) async throws -> ExecutionID {
    let input = try run.input.map { try JSON(parsing: $0) }
    let answer = try await workflows.execute(
      .stored(run.workflowID), user: user, input: input, idempotencyKey: Self.key(of: run),
      timeout: settings.tryTimeout, context: context)
    guard let id = answer["execution_id"]?.stringValue else {
      throw WorkflowServiceError.unavailable(reason: "an answer without an execution_id", mayHaveArrived: true)
    }
    return ExecutionID(rawValue: id)
  }

  /// Starts a run by hand, for a caller who waits. When it is certain that nothing was started, nothing is kept.
  func startNow(_ run: ScheduleRun, user: UserID, _ context: CallContext, _ logger: Logger) async throws {
    do {
      let execution = try await execute(run, user: user, context)
      try await decide(run, as: .fired, executionID: execution, logger)
    } catch let error as WorkflowServiceError {
      if case .unavailable(_, mayHaveArrived: true) = error {
        await postpone(run, because: error, logger)
      } else {
        try await store.deleteManual(run)
      }
      throw error
    }
  }

  private func decide(
    _ run: ScheduleRun, as status: ScheduleRun.Status, executionID: ExecutionID? = nil, error: String? = nil,
    lateness: Duration? = nil, _ logger: Logger
  ) async throws {
    let isOurs = try await persisting {
      try await store.decide(run, as: status, executionID: executionID, error: error, at: now())
    }
    guard isOurs else { return }
    metrics.decided(status, lateness: lateness)
    logger.info(
      "A schedule's run is decided.",
      [
        .status: .string(status.rawValue), .executionID: .string(executionID?.rawValue ?? ""),
        .reason: .string(error ?? ""),
      ])
  }

  private func postpone(_ run: ScheduleRun, because error: WorkflowServiceError, _ logger: Logger) async {
    let (reason, mayHaveArrived) =
      switch error {
      case .unavailable(let reason, let mayHaveArrived): (reason, mayHaveArrived)
      case .refused(let status, _): ("status \(status.code)", false)
      case .cancelled: ("the scheduler was stopping", true)
      }
    let wait = settings.backoff.delay(attempt: run.attempts)
    logger.warning(
      "A run could not be started; it is tried again.",
      [.reason: .string(reason), .attempts: .int(run.attempts), .delayMs: .milliseconds(wait)])
    do {
      try await persisting {
        try await store.postpone(
          run, until: now() + wait, mayHaveStarted: run.mayHaveStarted || mayHaveArrived,
          error: "The workflow service could not be reached: \(reason)")
      }
    } catch {
      logger.warning("A run's claim lapses; it will be taken up again.", [.error: "\(error)"])
    }
  }

  /// Writes again while PostgreSQL is away, as long as the run is ours: what has been done should not wait for its lease
  /// to end. The writes change nothing when they come twice.
  private func persisting<Value>(_ write: () async throws -> Value) async throws -> Value {
    let start = MonotonicTime.now
    while true {
      do {
        return try await write()
      } catch {
        let isWorthWaiting = (error as? PostgresError)?.retryable == true
        guard isWorthWaiting, MonotonicTime.now.duration(since: start) < settings.lease / 2 else { throw error }
      }
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  /// One for each tick of a schedule, one for each start by hand.
  static func key(of run: ScheduleRun) -> String {
    run.kind == .manual ? run.id : "\(run.scheduleID.rawValue)+\(run.tick.rfc3339)"
  }

  private static func missedSentence(_ run: ScheduleRun) -> String {
    run.error ?? "The scheduler was not running within the catch-up window."
  }
}
