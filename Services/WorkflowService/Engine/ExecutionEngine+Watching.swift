internal import Catalog
internal import Platform
internal import Store
internal import WorkflowModels

/// What keeps executions going that nobody asks for: those of dead processes, those at rest whose time has come, those
/// in the queue, and whatever else should move and does not.
extension ExecutionEngine {
  /// Watches over executions until cancelled, then hands over what is left.
  func run() async throws {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.repeating(every: self.limits.lookInterval) { try await self.takeOn() } }
      group.addTask { await self.repeating(every: .seconds(1)) { try await self.watchOver($0) } }
      group.addTask { await self.listen() }
    }
    await handOver()
  }

  private func repeating(every interval: Duration, _ body: (Int) async throws -> Void) async {
    var round = 0
    while !Task.isCancelled {
      do {
        try await body(round)
      } catch {
        if !Task.isCancelled { parts.logger.warning("Watching over executions failed", [.error: "\(error)"]) }
      }
      round += 1
      try? await Task.sleep(for: interval)
    }
  }

  private func repeating(every interval: Duration, _ body: () async throws -> Void) async {
    await repeating(every: interval) { _ in try await body() }
  }

  /// Executions that are due, and as many of the queue as there is room for.
  private func takeOn() async throws {
    guard parts.store.lease.isHeld, !parts.isStoppingToAct else { return }
    while try await takeAndAdopt({ try await parts.store.takeDue(limit: 200) }) == 200 { try Task.checkCancellation() }
    let room = limits.maximumRunning - parts.runCount
    guard room > 0 else { return }
    try await takeAndAdopt { try await parts.store.takeQueued(limit: min(room, 500)) }
    for (workflow, key) in try await parts.store.queuedKeys(limit: 100) { try await takeQueued(workflow, key) }
  }

  private func takeQueued(_ workflow: WorkflowID, _ key: String) async throws {
    let room = limits.maximumRunning - parts.runCount
    guard room > 0 else { return }
    try await takeAndAdopt { try await parts.store.takeQueued(workflow: workflow, key: key, atMost: room) }
  }

  private func watchOver(_ round: Int) async throws {
    for run in parts.allRuns where run.owner != parts.store.lease.ownerID { run.surrender() }
    guard parts.store.lease.isHeld else { return }
    for id in try await parts.store.mailOfMine() { try await parts.run(of: id)?.readSignals() }
    let buried = try await parts.store.buryTheDead()
    if buried > 0 { parts.logger.warning("Took leases of silent processes", [.count: .int(buried)]) }
    if parts.store.lease.mayJudgeOthers {
      while try await takeAndAdopt({ try await parts.store.claimOrphans(limit: 100) }) == 100 {
        try Task.checkCancellation()
      }
    }
    while try await takeAndAdopt({ try await parts.store.takeCancelled(limit: 100) }) == 100 {
      try Task.checkCancellation()
    }
    // A start whose commit was reported as unknown is in the table, and nobody here knows of it.
    if round % 5 == 0 { try await adoptStrays() }
    if round % 5 == 3 { try await cancelOrphanedChildren() }
    if round % 30 == 7 { try await audit() }
    if round % 60 == 11 { try await cleanUp() }
  }

  /// Hears who has mail from other replicas. Nothing depends on it: `watchOver` looks for itself.
  private func listen() async {
    for await id in wakes.heard() {
      do {
        try await parts.run(of: id)?.readSignals()
      } catch {
        parts.logger.warning("Signals could not be read", [.executionID: "\(id)", .error: "\(error)"])
      }
    }
  }

  /// Finds what should have moved long ago, counts it, and moves it.
  private func audit() async throws {
    let stalled = try await parts.store.moveStalled()
    if stalled > 0 {
      parts.metrics.stalled(stalled)
      parts.logger.error("Executions had stalled and were moved", [.count: .int(stalled)])
    }
  }

  private func cancelOrphanedChildren() async throws {
    while true {
      let children = try await parts.store.cancelOrphanedChildren(limit: 100)
      for child in children { try await deliver(to: child, isUrgent: true) }
      if children.count < 100 { return }
      try Task.checkCancellation()
    }
  }

  private func cleanUp() async throws {
    _ = try await parts.store.forgetKeys(before: parts.now() - .seconds(86_400))
    guard let retention = limits.retention else { return }
    while try await parts.store.forgetExecutions(endedBefore: parts.now() - retention, limit: 1000) == 1000 {
      try Task.checkCancellation()
    }
  }

  private func adoptStrays() async throws {
    let mine = try await parts.store.unfinishedOfMine(startedBefore: parts.now() - .seconds(5))
    // What was taken before that look and is not known yet is no stray: its answer is on its way.
    let takes = parts.takes.now
    while !parts.takes.haveEnded(takes) { try await Task.sleep(for: .milliseconds(20)) }
    let strays = mine.filter { !parts.knows($0.id) }
    if !strays.isEmpty { try await takeAndAdopt { try await parts.store.claimOwn(Array(strays.prefix(500))) } }
  }

  /// Lets effects on their way come to their end and be recorded, begins no others, and lets go of the rest.
  private func handOver() async {
    parts.stopActing()
    let deadline = MonotonicTime.now.advanced(by: handOverPatience)
    while MonotonicTime.now < deadline, parts.allRuns.contains(where: \.hasEffectsOnTheirWay) {
      // In a task of its own, because this one is cancelled and would not sleep.
      await Task(name: "hand over") { try? await Task.sleep(for: .milliseconds(20)) }.value
    }
    for run in parts.allRuns { run.surrender() }
  }
}
