internal import LanguageModels
internal import WorkflowModels

/// Something that an agent's model may call. Which tools there are is decided before the first question: nothing that a
/// model or a tool says adds one.
protocol AgentTool: Sendable {
  /// With a name that every vendor takes: letters, digits, `_` and `-`.
  var declaration: ModelTool { get }

  func call(_ arguments: JSON, _ context: ToolContext) async throws(NodeFailure) -> ToolAnswer
}

struct ToolAnswer: Sendable, Hashable {
  let text: String
  /// The call did nothing of use; the model is told so, and may try in another way.
  var isError = false

  static func error(_ text: String) -> ToolAnswer { ToolAnswer(text: text, isError: true) }
}

/// What a call of a tool may use.
struct ToolContext: Sendable {
  let effects: NodeEffects
  /// The same when a repeated run makes the same call again, and another for another call.
  let idempotencyKey: String
}
