import Store
import WorkflowModels

@testable import WorkflowService

/// `ExecutionEngine+Watching`: what keeps executions going that nobody asks for.
extension SimulatedProcess {
  func watchForEver() {
    takeOnForEver()
    watchOverForEver(round: 0)
  }

  private func takeOnForEver() {
    takeOn { [self] in
      if !isStopping { later(.milliseconds(400)) { self.takeOnForEver() } }
    }
  }

  /// Looks before it asks: a statement that would find nothing changes nothing.
  private func takeOn(then: @escaping () -> Void) {
    guard holdsLease, !isStopping else { return then() }
    let now = now
    let rows = simulation.store.rows.values
    let room = maximumRunning - runs.count
    if rows.contains(where: { $0.status == .waiting && ($0.wakeAt ?? now) <= now }) {
      take(.takeDue(by: lease.ownerID, at: now, limit: 200), then)
    } else if room > 0, rows.contains(where: { $0.status == .queued }) {
      take(.takeQueued(by: lease.ownerID, limit: room)) { self.takeKeyed(self.simulation.store.queuedKeys[...], then) }
    } else {
      then()
    }
  }

  private func takeKeyed(_ keys: ArraySlice<String>, _ then: @escaping () -> Void) {
    let room = maximumRunning - runs.count
    guard let key = keys.first, room > 0 else { return then() }
    take(.takeQueued(key: key, atMost: room, by: lease.ownerID)) { self.takeKeyed(keys.dropFirst(), then) }
  }

  func take(_ statement: Statement<[ModelStore.Row]>, _ then: @escaping () -> Void) {
    takeAndAdopt(statement, noting: noteMove) { _ in then() }
  }

  func noteMove(of row: ModelStore.Row) {
    if row.hasMoved { simulation.injected(.takenUp) }
  }

  private func watchOverForEver(round: Int) {
    watchOver(round) { [self] in
      if !isStopping { later(.seconds(1)) { self.watchOverForEver(round: round + 1) } }
    }
  }

  private func watchOver(_ round: Int, then: @escaping () -> Void) {
    for run in sortedRuns where run.owner != lease.ownerID { run.surrender() }
    guard holdsLease else { return then() }
    for run in sortedRuns where simulation.store.rows[run.identity.id]?.signals ?? 0 > 0 { run.readSignals {} }
    bury { [self] in
      claim { [self] in
        takeCancelled { [self] in
          switch round % 5 {
          case 0: adoptStrays(then)
          case 3: cancelOrphanedChildren(then)
          default: then()
          }
        }
      }
    }
  }

  private func takeCancelled(then: @escaping () -> Void) {
    let rows = simulation.store.rows.values
    guard rows.contains(where: { $0.status == .queued && $0.isCancelRequested }) else { return then() }
    take(.takeCancelled(by: lease.ownerID, limit: 100), then)
  }

  private func bury(then: @escaping () -> Void) {
    let length = Simulation.leaseLength
    guard mayJudgeOthers,
      !simulation.store.lapsed(at: simulation.clock, after: length, except: lease.ownerID).isEmpty
    else { return then() }
    send(.buryTheDead(by: lease.ownerID, leaseLength: length)) { [self] result in
      if case .success(let count) = result, count > 0 { note("buried \(count)") }
      then()
    }
  }

  private func claim(then: @escaping () -> Void) {
    guard mayJudgeOthers, !simulation.store.orphans.isEmpty else { return then() }
    takeAndAdopt(
      .claimOrphans(by: lease.ownerID, limit: 100),
      noting: { [self] row in
        note("claimed \(row.id), fence \(row.fence)")
        simulation.injected(.claimed)
      }
    ) { _ in then() }
  }

  private func cancelOrphanedChildren(_ then: @escaping () -> Void) {
    let store = simulation.store
    guard simulation.sabotage != .lostChild, !store.orphanedChildren.isEmpty else { return then() }
    send(.cancelOrphanedChildren()) { [self] result in
      for child in (try? result.get()) ?? [] {
        simulation.injected(.orphanedChild)
        note("cancels \(child), whose parent has ended")
        deliver(to: child, isUrgent: true)
      }
      then()
    }
  }

  /// Executions that carry this process's name and that it does not know of.
  private func adoptStrays(_ then: @escaping () -> Void) {
    let (owner, before) = (lease.ownerID, now - .seconds(5))
    send(
      .reading("mine") { store in
        store.sortedIDs.compactMap { id -> OwnedExecution? in
          guard let row = store.rows[id], row.owner == owner, row.isOpen, row.startedAt < before else { return nil }
          return OwnedExecution(id: id, fence: row.fence)
        }
      }
    ) { [self] result in
      guard case .success(let mine) = result else { return then() }
      afterEnd(of: takes) { [self] in
        let strays = mine.filter { runs[$0.id] == nil && adoptions[$0.id] == nil }
        if strays.isEmpty { return then() }
        takeAndAdopt(
          .claimOwn(strays, by: lease.ownerID), noting: { [self] in note("found its stray \($0.id)") }
        ) { _ in then() }
      }
    }
  }

  private func afterEnd(of earlier: Set<Int>, _ then: @escaping () -> Void) {
    if takes.isDisjoint(with: earlier) { return then() }
    later(.milliseconds(20)) { self.afterEnd(of: earlier, then) }
  }

  /// Lets effects on their way end, begins no others, and lets go of the rest; then the process is gone.
  func shutDown(then: @escaping () -> Void) {
    note("shuts down")
    isStopping = true
    handOver(until: simulation.clock + .seconds(4), then)
  }

  private func handOver(until deadline: Timestamp, _ then: @escaping () -> Void) {
    if simulation.clock < deadline, sortedRuns.contains(where: \.hasEffectsOnTheirWay) {
      return later(.milliseconds(20)) { self.handOver(until: deadline, then) }
    }
    for run in sortedRuns { run.surrender() }
    drain { [self] in
      send(.release(lease.ownerID)) { [self] _ in
        crash()
        then()
      }
    }
  }

  /// What was submitted is still committed.
  private func drain(then: @escaping () -> Void) {
    let isIdle = [journal?.isIdle, starts?.isIdle, finishes?.isIdle, rests?.isIdle].allSatisfy { $0 ?? true }
    isIdle ? then() : later(.milliseconds(20)) { self.drain(then: then) }
  }
}
