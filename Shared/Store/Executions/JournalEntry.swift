package import WorkflowModels

/// One recorded fact of one execution: what recovery cannot compute again.
package struct JournalEntry: Sendable, Hashable {
  package enum Kind: String, Sendable {
    /// Payload: the outputs by port.
    case finished
    /// Payload: the failure.
    case failed
    /// Payload: the outputs by port, and until when they are held back, in microseconds since 1970.
    case waiting
    /// Payload: until when the node waits for a signal, what follows when none comes, and what it is about.
    case awaiting
    /// Payload: the signal that the node waited for, with its id.
    case signal
    /// The node's timer fired at its time. No payload.
    case timer
    /// The execution has taken too long: nothing else counts any more. No node, no payload.
    case timedOut = "timed_out"
    /// An effect that must never happen twice is about to happen. No payload.
    case began
  }

  package let execution: ExecutionID
  /// From 1, in the order in which the machine saw them.
  package let sequence: Int
  package let fence: Int
  package let kind: Kind
  package let node: NodeID
  package let at: Timestamp
  /// JSON text.
  package let payload: String
  /// Names the input that the result came from; nil for entries that are no result.
  package let inputDigest: String?

  package init(
    execution: ExecutionID, sequence: Int, fence: Int, kind: Kind, node: NodeID, at: Timestamp, payload: String,
    inputDigest: String? = nil
  ) {
    self.execution = execution
    self.sequence = sequence
    self.fence = fence
    self.kind = kind
    self.node = node
    self.at = at
    self.payload = payload
    self.inputDigest = inputDigest
  }
}
