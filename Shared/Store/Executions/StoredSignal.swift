package import WorkflowModels

/// Something that was said to an execution, kept until the execution has heard it.
package struct StoredSignal: Sendable, Hashable {
  package enum Kind: String, Sendable {
    /// For a node that waits: an approval, a callback.
    case signal
    /// A child execution has ended.
    case child
    /// Somebody wants the execution to end.
    case cancel
  }

  /// In the order in which they came.
  package let id: Int
  package let kind: Kind
  /// The node's address; empty for `cancel`.
  package let node: NodeID
  package let payload: JSON

  package init(id: Int, kind: Kind, node: NodeID, payload: JSON) {
    self.id = id
    self.kind = kind
    self.node = node
    self.payload = payload
  }
}

/// Who waits for the end of an execution.
package struct ParentExecution: Sendable, Hashable {
  package let id: ExecutionID
  /// The address of the node that started it.
  package let node: NodeID

  package init(id: ExecutionID, node: NodeID) {
    self.id = id
    self.node = node
  }
}
