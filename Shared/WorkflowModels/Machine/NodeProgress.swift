/// How far one node of a run has come.
package struct NodeProgress: Sendable, Hashable {
  package enum Status: String, Sendable, Hashable {
    case pending, running, waiting, completed, failed, skipped, cancelled
    case inDoubt = "in_doubt"
  }

  /// Why a node waits. The first two end by its timer, the last by a signal or by its timer.
  enum Pause: Sendable, Hashable {
    case beforeRetry
    case holding(NodeOutputs)
    case awaiting(SignalWait)
  }

  package internal(set) var status: Status = .pending
  package internal(set) var attempts = 0
  package internal(set) var startedAt: Timestamp?
  package internal(set) var completedAt: Timestamp?
  package internal(set) var outputs: NodeOutputs?
  package internal(set) var failure: NodeFailure?
  /// When the timer of a waiting node is due.
  package internal(set) var wakeAt: Timestamp?
  var pause: Pause?
  var undecidedInputs = 0
  var hasLiveOutput = false
  /// The round of a body that it belongs to; 0 is the workflow itself.
  var scope: Int32 = 0

  /// What a waiting node waits for, when somebody has to say it.
  package var awaits: SignalWait? {
    if case .awaiting(let wait) = pause { return wait }
    return nil
  }

  package var isOver: Bool {
    switch status {
    case .pending, .running, .waiting: false
    case .completed, .failed, .skipped, .cancelled, .inDoubt: true
    }
  }

  /// The entry of `node_states` in the answers of the API.
  package var json: JSON {
    var error: JSON = .null
    if let failure { error = ["code": .string(failure.code), "message": .string(failure.message)] }
    return [
      "status": .string(status.rawValue), "attempts": .int(attempts),
      "started_at": startedAt.map { .string($0.rfc3339) } ?? .null,
      "completed_at": completedAt.map { .string($0.rfc3339) } ?? .null,
      "output": outputs?.principal ?? .null, "error": error,
    ]
  }
}
