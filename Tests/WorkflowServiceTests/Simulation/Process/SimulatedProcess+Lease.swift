import WorkflowModels

/// What a process knows of its own heartbeat row, as `ExecutorLease` does.
struct SimulatedLease {
  var ownerID: String
  /// Whether a row of this name may ever have been there.
  var isUsed = false
  var provenUntil: Timestamp?
  var aliveSince: Timestamp?

  func isHeld(at now: Timestamp) -> Bool { provenUntil.map { now < $0 } ?? false }

  func mayJudgeOthers(at now: Timestamp) -> Bool {
    guard let since = aliveSince, isHeld(at: now) else { return false }
    return since + Simulation.leaseLength <= now
  }
}

extension SimulatedProcess {
  // A monotonic clock: the virtual one, without the skew.
  var holdsLease: Bool { lease.isHeld(at: simulation.clock) }
  var mayJudgeOthers: Bool { lease.mayJudgeOthers(at: simulation.clock) }

  func beatForEver() {
    beat { [self] in
      later(Simulation.leaseLength / 4) { self.beatForEver() }
    }
  }

  private func beat(then: @escaping () -> Void) {
    let sentAt = simulation.clock
    let id = lease.ownerID
    send(.beat(id)) { [self] result in
      guard case .success(let updated) = result else { return then() }
      if updated > 0 {
        prove(since: sentAt)
        return then()
      }
      let new = lease.isUsed ? "exr_" + simulation.nextIdentifier() : id
      lease.isUsed = true
      send(.register(new)) { [self] result in
        if case .success = result {
          if new != id { note("lost its lease, and goes on as \(new)") }
          lease.ownerID = new
          prove(since: sentAt)
        }
        then()
      }
    }
  }

  private func prove(since sentAt: Timestamp) {
    let hasLapsed = lease.provenUntil.map { $0 < sentAt } ?? true
    if hasLapsed || lease.aliveSince == nil { lease.aliveSince = sentAt }
    lease.provenUntil = sentAt + Simulation.leaseLength * 4 / 5
  }
}
