internal import Catalog
internal import WorkflowModels

/// Whether there is nothing to do but wait: then the execution can leave this process's memory.
extension RunState {
  enum Rest: Sendable, Hashable {
    /// Something is going on.
    case none
    /// Nothing happens before that moment, unless somebody says something.
    case until(Timestamp)
  }

  var rest: Rest {
    guard effects.isEmpty, queued.isEmpty, case .running = fold.machine.phase else { return .none }
    var next = end
    var waits = false
    for (index, node) in fold.machine.nodes.enumerated() {
      switch node.status {
      // A node with a body runs while its nodes wait. Any other has an answer that is about to come in, or an effect
      // that this process may not begin any more.
      case .running where fold.machine.planNode(index).body != nil: break
      case .running: return .none
      case .waiting:
        waits = true
        if let wakeAt = node.wakeAt { next = min(next, wakeAt) }
      case .pending, .completed, .failed, .skipped, .cancelled, .inDoubt: break
      }
    }
    return waits ? .until(next) : .none
  }

  /// When the execution has taken too long.
  var end: Timestamp {
    let seconds = fold.workflow.document.settings.effectiveTimeoutSeconds
    return identity.startedAt + .seconds(min(max(seconds, 0), 31_536_000))
  }
}
