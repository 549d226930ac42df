internal import LanguageModels
internal import WorkflowModels

/// Works on language in a way of its own, or lets a model do it: by the node's `provider`. Its own way is pure, and is
/// also what a dry run shows.
protocol ModelBackedNodeType: PureNodeType, EffectNodeType {
  /// Whether it compares texts by what they mean, where it can.
  var readsMeaning: Bool { get }

  /// The way without a model.
  func builtin(_ properties: JSONObject, _ meaning: (any TextMeaning)?) throws(NodeFailure) -> NodeResult

  func ask(
    _ model: NodeModel, _ properties: JSONObject, _ meaning: (any TextMeaning)?
  ) async throws(NodeFailure) -> NodeResult
}

extension ModelBackedNodeType {
  func acts(_ node: WorkflowNode) -> Bool { ModelChoice.acts(node) }

  var readsMeaning: Bool { false }

  func isAlwaysRecorded(_ node: WorkflowNode) -> Bool { readsMeaning }

  var attaches: Set<Attachments.Kind> { [.model] }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult { try builtin(try call.properties(), call.meaning) }

  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult {
    guard let model = try ModelChoice(properties, usual: .builtin).model(effects) else {
      return try builtin(properties, effects.meaning)
    }
    return try await ask(model, properties, effects.meaning)
  }
}

extension ModelReply {
  /// What every node adds to a model's answer.
  func signed(_ output: JSONObject) -> JSON {
    var output = output
    output["provider"] = .string(provider)
    output["model"] = .string(model)
    output["usage"] = usage.json
    return .object(output)
  }
}
