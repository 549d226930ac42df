internal import WorkflowModels

/// What somebody who watches a generation hears, in this order: stages, pieces of what a model says, the nodes as soon as
/// they are known, and at last `result` or `error`.
enum GenerationEvent: Sendable, Hashable {
  case stage(GenerationStage)
  /// A piece of a model's reply.
  case token(String)
  /// What was heard of nodes and tokens so far is void: another try, or another model.
  case restart
  case node(JSON)
  /// The answer as it would have come without streaming.
  case result(JSON)
  /// The error's body.
  case error(JSON)

  var name: String {
    switch self {
    case .stage: "stage"
    case .token: "token"
    case .restart: "restart"
    case .node: "node"
    case .result: "result"
    case .error: "error"
    }
  }

  var data: JSON {
    switch self {
    case .stage(let stage): ["stage": .string(stage.rawValue)]
    case .token(let text): ["text": .string(text)]
    case .restart: [:]
    case .node(let node): node
    case .result(let answer): answer
    case .error(let body): body
    }
  }
}

/// Hears the events of one generation.
typealias GenerationListener = @Sendable (GenerationEvent) async -> Void
