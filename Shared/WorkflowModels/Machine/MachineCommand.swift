/// What the driver has to do next. The machine asks; it never acts.
package enum MachineCommand: Sendable, Hashable {
  case run(NodeRun)
  /// Answer with `timerFired` at that moment; also after a restart.
  case startTimer(node: Int, at: Timestamp)
  /// Answer with `nodeFinished` or `nodeFailed` when the signal comes; it may have come already.
  case awaitSignal(node: Int)
  /// Interrupt what the node is doing or waiting for; its answer no longer counts.
  case abandon(node: Int)
  case finish(ExecutionOutcome)
}

/// One attempt at one node.
package struct NodeRun: Sendable, Hashable {
  /// Index in `WorkflowMachine.nodes`.
  package let node: Int
  /// From 1.
  package let attempt: Int
  package let arrivals: [Arrival]
  /// The node's input by the rule of the data flow: the trigger's data (in a body: the item), the one live input as it
  /// is, or an object of several keyed by where they came from. Of a `loop`: what goes round.
  package let input: JSON
  /// How often a `loop` has gone round.
  package let round: Int
  /// `now` for every expression of this attempt.
  package let at: Timestamp

  package init(node: Int, attempt: Int, arrivals: [Arrival], input: JSON, round: Int = 0, at: Timestamp) {
    self.node = node
    self.attempt = attempt
    self.arrivals = arrivals
    self.input = input
    self.round = round
    self.at = at
  }
}

/// One live input, in the order of the document's edges.
package struct Arrival: Sendable, Hashable {
  package let source: NodeID
  package let port: String
  package let value: JSON
}

/// How an execution ended.
package enum ExecutionOutcome: Sendable, Hashable {
  case completed(output: JSON)
  case failed(NodeFailure, node: NodeID?)
  case cancelled
}
