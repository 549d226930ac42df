internal import HTTP
internal import Platform
internal import Postgres
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Takes claimed runs to their decisions: fired, late, skipped, missed, or later. Many at once: one question about the
/// executions before them, one request that starts them, one statement that writes down what became of them.
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
  ///
  /// - Returns: whether a tick that waited behind one of these may go on.
  @discardableResult
  func start(_ claimed: [ClaimedRun]) async -> Bool {
    guard !claimed.isEmpty else { return false }
    let context = CallContext.begin()
    let logger = context.logger(logger)
    var outcome = StartOutcome()
    let ready = await ready(of: claimed, context, &outcome)
    if !ready.isEmpty { await fire(ready, context, &outcome) }
    do {
      return try await write(outcome, logger)
    } catch {
      logger.warning(
        "A run's claim lapses; it will be taken up again.", [.error: "\(error)", .count: .int(claimed.count)])
      return false
    }
  }

  /// Which of them must be started; what becomes of the others goes into the outcome.
  private func ready(
    of claimed: [ClaimedRun], _ context: CallContext, _ outcome: inout StartOutcome
  ) async -> [ClaimedRun] {
    let time = now()
    var ready: [ClaimedRun] = []
    var asking: [UserID: [(run: ClaimedRun, last: ExecutionID)]] = [:]
    for one in claimed {
      switch RunVerdict(one, now: time) {
      case .start: ready.append(one)
      case .decide(let status, let sentence): outcome.decisions.append(RunDecision(one, status, error: sentence))
      case .ask(let last): asking[one.userID, default: []].append((one, last))
      }
    }
    for (user, runs) in asking {
      do {
        let statuses = try await workflows.statuses(
          of: runs.map(\.last), user: user, timeout: settings.tryTimeout, context: context)
        for (run, last) in runs {
          // Not there: it is gone, deleted or forgotten after its time.
          if RunVerdict.isRunning(statuses[last]) {
            await meet(run, running: last, context, &outcome, &ready)
          } else {
            ready.append(run)
          }
        }
      } catch {
        for (run, _) in runs { outcome.postpone(run, because: error, settings, at: now()) }
      }
    }
    return ready
  }

  /// The execution before still runs.
  private func meet(
    _ one: ClaimedRun, running last: ExecutionID, _ context: CallContext, _ outcome: inout StartOutcome,
    _ ready: inout [ClaimedRun]
  ) async {
    switch one.run.overlap {
    case .skip: outcome.decisions.append(RunDecision(one, .skippedOverlap))
    case .allow: ready.append(one)
    case .bufferOne, .bufferAll:
      outcome.postponements.append(RunPostponement(one, until: now() + settings.bufferPoll, isBuffered: true))
      if one.run.overlap == .bufferOne { outcome.waiting.append(one.run) }
    case .cancelOther:
      do {
        _ = try await workflows.cancel(last, user: one.userID, timeout: settings.tryTimeout, context: context)
        ready.append(one)
      } catch {
        // Refused: it has ended meanwhile.
        if error.refusedStatus != nil {
          ready.append(one)
        } else {
          outcome.postpone(one, because: error, settings, at: now())
        }
      }
    }
  }

  private func fire(_ runs: [ClaimedRun], _ context: CallContext, _ outcome: inout StartOutcome) async {
    var items: [JSON] = []
    items.reserveCapacity(runs.count)
    for one in runs { items.append(Self.item(one.run, user: one.userID)) }
    do {
      let answers = try await workflows.execute(batch: items, timeout: settings.tryTimeout, context: context)
      let time = now()
      for (one, answer) in zip(runs, answers) { outcome.note(one, answer, settings, at: time) }
    } catch {
      let time = now()
      for one in runs {
        // The whole batch was refused: none of its items was looked at.
        outcome.postpone(one, because: error, settings, at: time)
      }
    }
  }

  /// What is sent for a run, the same at every try.
  static func item(_ run: ScheduleRun, user: UserID) -> JSON {
    var item: JSONObject = [
      "workflow_id": .string(run.workflowID.rawValue), "user_id": .string(user.rawValue),
      "idempotency_key": .string(key(of: run)),
    ]
    // Written by us: unreadable only if somebody has edited the row.
    item["input"] = run.input.flatMap { try? JSON(parsing: $0) } ?? [:]
    if let node = run.triggerNode { item["trigger"] = .string(node) }
    return .object(item)
  }

  /// Starts a run by hand, for a caller who waits. When it is certain that nothing was started, nothing is kept.
  func startNow(_ claimed: ClaimedRun, _ context: CallContext, _ logger: Logger) async throws {
    do {
      let answers = try await workflows.execute(
        batch: [Self.item(claimed.run, user: claimed.userID)], timeout: settings.tryTimeout, context: context)
      let answer = answers.first ?? .null
      guard let id = answer["execution_id"]?.stringValue else {
        let status = answer["status"]?.intValue ?? 500
        guard status < 500 else {
          throw WorkflowServiceError.unavailable(reason: "status \(status)", mayHaveArrived: status != 503)
        }
        throw WorkflowServiceError.refused(HTTPStatus(code: status), answer["error"] ?? .null)
      }
      var outcome = StartOutcome()
      outcome.decisions.append(RunDecision(claimed, .fired, executionID: ExecutionID(rawValue: id)))
      try await write(outcome, logger)
    } catch let error as WorkflowServiceError {
      if case .unavailable(_, mayHaveArrived: true) = error {
        var outcome = StartOutcome()
        outcome.postpone(claimed, because: error, settings, at: now())
        do {
          try await write(outcome, logger)
        } catch {
          logger.warning("A run's claim lapses; it will be taken up again.", [.error: "\(error)"])
        }
      } else {
        try await store.deleteManual(claimed.run)
      }
      throw error
    }
  }

  @discardableResult
  private func write(_ outcome: StartOutcome, _ logger: Logger) async throws -> Bool {
    let time = now()
    if !outcome.waiting.isEmpty { try await persisting { try await store.skipBehind(outcome.waiting, now: time) } }
    if !outcome.postponements.isEmpty {
      try await persisting { try await store.postpone(outcome.postponements) }
      report(outcome.postponements, logger)
    }
    guard !outcome.decisions.isEmpty else { return false }
    let (ours, freesOthers) = try await persisting { try await store.decide(outcome.decisions, at: time) }
    for decision in outcome.decisions where ours.contains(decision.claimed.run.id) {
      metrics.decided(decision.status, lateness: outcome.lateness[decision.claimed.run.id])
      report(decision, logger)
    }
    return freesOthers
  }

  private func report(_ decision: RunDecision, _ logger: Logger) {
    logger.debug(
      "A schedule's run is decided.",
      [
        .scheduleID: .string(decision.claimed.run.scheduleID.rawValue),
        .tick: .string(decision.claimed.run.tick.rfc3339), .status: .string(decision.status.rawValue),
        .executionID: .string(decision.executionID?.rawValue ?? ""), .reason: .string(decision.error ?? ""),
      ])
  }

  private func report(_ postponements: [RunPostponement], _ logger: Logger) {
    guard let failed = postponements.first(where: { $0.error != nil }) else { return }
    logger.warning(
      "Runs could not be started; they are tried again.",
      [
        .count: .int(postponements.count { $0.error != nil }), .reason: .string(failed.error ?? ""),
        .attempts: .int(failed.claimed.run.attempts),
      ])
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
}
