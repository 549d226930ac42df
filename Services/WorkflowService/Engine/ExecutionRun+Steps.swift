internal import Catalog
internal import Store
internal import Synchronization
internal import WorkflowModels

/// What each thing that happened means for the machine, and what of it is recorded.
extension ExecutionRun {
  struct Step {
    let event: MachineEvent
    let entry: JournalEntry?
  }

  /// Nil for what no longer matters, such as the late answer of an abandoned node.
  func step(_ incoming: Incoming, _ state: inout State, _ now: Timestamp) -> Step? {
    guard !state.isSurrendered else { return nil }
    switch incoming {
    case .begun:
      return Step(
        event: .started(trigger: identity.trigger, input: identity.input, at: identity.startedAt), entry: nil)
    case .settled(let run, let result):
      guard isBusy(run.node, .running, state), state.fold.machine.nodes[run.node].attempts == run.attempt else {
        return nil
      }
      return settled(run, result, &state, now)
    case .timer(let node, let at):
      state.timers[node] = nil
      guard isBusy(node, .waiting, state) else { return nil }
      return Step(event: .timerFired(node, at: at), entry: entry(.timer, node, at: at, payload: "", &state))
    case .cancel: return Step(event: .cancelled(at: now), entry: nil)
    case .timedOut: return Step(event: .timedOut(at: now), entry: nil)
    }
  }

  /// The place of an effect that must not be repeated, written before it begins.
  func beginning(of run: NodeRun, at: Timestamp) -> JournalEntry {
    state.withLock { state in entry(.began, run.node, at: at, payload: "", &state) }
  }

  private func settled(
    _ run: NodeRun, _ result: Result<NodeResult, NodeFailure>, _ state: inout State, _ now: Timestamp
  ) -> Step {
    switch result {
    case .failure(let failure):
      let entry = entry(.failed, run.node, at: now, payload: failure.json.text(), &state)
      return Step(event: .nodeFailed(run.node, failure, at: now), entry: entry)
    case .success(let result):
      guard let until = result.waitsUntil else {
        let entry = entry(.finished, run.node, at: now, payload: result.outputs.json.text(), &state)
        return Step(event: .nodeFinished(run.node, result.outputs, at: now), entry: entry)
      }
      let payload: JSON = ["outputs": result.outputs.json, "until": .int(until.microseconds)]
      let entry = entry(.waiting, run.node, at: now, payload: payload.text(), &state)
      return Step(event: .nodeWaiting(run.node, result.outputs, until: until, at: now), entry: entry)
    }
  }

  private func isBusy(_ node: Int, _ status: NodeProgress.Status, _ state: State) -> Bool {
    let nodes = state.fold.machine.nodes
    return nodes.indices.contains(node) && nodes[node].status == status
  }

  private func entry(
    _ kind: JournalEntry.Kind, _ node: Int, at: Timestamp, payload: String, _ state: inout State
  ) -> JournalEntry {
    state.sequence += 1
    return JournalEntry(
      execution: identity.id, sequence: state.sequence, fence: fence, kind: kind,
      node: state.fold.workflow.plan.nodes[node].id, at: at, payload: payload)
  }
}

extension NodeFailure {
  /// Of an effect that may have happened, was never recorded, and must not happen twice.
  static let inDoubt = NodeFailure(
    code: "in_doubt", message: "It began, and whether it happened is unknown; it may not be repeated.", isInDoubt: true)
}
