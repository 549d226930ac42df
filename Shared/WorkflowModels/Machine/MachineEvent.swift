/// What happened. The machine's state is the fold of these, and the journal keeps those that cannot be computed again.
///
/// `at` is the moment that was recorded: what it makes ready sees it as `now`, today and on recovery.
package enum MachineEvent: Sendable, Hashable {
  case started(trigger: NodeID?, input: JSON, at: Timestamp)
  case nodeFinished(Int, NodeOutputs, at: Timestamp)
  case nodeFailed(Int, NodeFailure, at: Timestamp)
  /// The node's result is there, but leaves only at a later moment (`wait`).
  case nodeWaiting(Int, NodeOutputs, until: Timestamp, at: Timestamp)
  case timerFired(Int, at: Timestamp)
  case cancelled(at: Timestamp)
  /// The whole execution ran longer than its settings allow.
  case timedOut(at: Timestamp)
}
