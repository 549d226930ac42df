/// What happened. The machine's state is the fold of these, and the journal keeps those that cannot be computed again.
///
/// Nodes are named by their index in `WorkflowMachine.nodes`. `at` is the moment that was recorded: what it makes ready
/// sees it as `now`, today and on recovery.
package enum MachineEvent: Sendable, Hashable {
  case started(trigger: NodeID?, input: JSON, at: Timestamp)
  /// Also the answer to a signal that the node waited for.
  case nodeFinished(Int, NodeOutputs, at: Timestamp)
  case nodeFailed(Int, NodeFailure, at: Timestamp)
  /// The node's result is there, but leaves only at a later moment (`wait`).
  case nodeWaiting(Int, NodeOutputs, until: Timestamp, at: Timestamp)
  /// The node goes on when somebody says so, or when its patience is over.
  case nodeAwaiting(Int, SignalWait, at: Timestamp)
  case timerFired(Int, at: Timestamp)
  /// A `for-each` knows its items.
  case itemsKnown(Int, BodyItems, at: Timestamp)
  /// A `loop` goes round with this value.
  case loopGoesOn(Int, JSON, at: Timestamp)
  case cancelled(at: Timestamp)
  /// The whole execution ran longer than its settings allow.
  case timedOut(at: Timestamp)
}

/// What a node waits for that somebody outside has to say.
package struct SignalWait: Sendable, Hashable {
  package enum Timeout: Sendable, Hashable {
    case finish(NodeOutputs)
    case fail(NodeFailure)
  }

  package var until: Timestamp?
  package var onTimeout: Timeout
  /// What the wait is about, for those who end it: the child execution of a `sub-workflow`.
  package var token: String?

  package init(until: Timestamp?, onTimeout: Timeout, token: String? = nil) {
    self.until = until
    self.onTimeout = onTimeout
    self.token = token
  }
}

/// What a `for-each` goes over.
package struct BodyItems: Sendable, Hashable {
  package enum OnError: String, Sendable, Hashable, CaseIterable {
    case fail, skip, collect
  }

  package var items: [JSON]
  /// How many bodies run side by side; at least 1.
  package var parallel: Int
  package var onError: OnError

  package init(items: [JSON], parallel: Int, onError: OnError) {
    self.items = items
    self.parallel = max(1, parallel)
    self.onError = onError
  }
}
