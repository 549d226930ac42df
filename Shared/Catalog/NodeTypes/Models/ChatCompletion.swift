internal import LanguageModels
internal import WorkflowModels

/// Asks whichever model is configured a question.
struct ChatCompletion: EffectNodeType {
  let declaration = NodeTypeDeclaration(
    type: "chat-completion", title: "Chat completion", summary: "Asks a language model a question, whoever answers.",
    category: .artificialIntelligence,
    properties: [NodeProperty("prompt", .text, required: true, "What the model is asked.")]
      + ModelChoice.requiredProperties,
    hasEffects: true,
    output: [
      "type": "object", "required": ["text", "usage", "provider"],
      "properties": ["text": ["type": "string"], "usage": ModelUsage.schema, "provider": ["type": "string"]],
    ],
    example: .init(
      properties: ["prompt": "Answer in one sentence: {{ .question }}"],
      input: ["question": "Why is the sky blue?"],
      output: [
        "text": "Air scatters the short waves of sunlight more than the long ones.",
        "usage": ["input": 18, "output": 14, "cached": 0], "provider": "anthropic",
      ]))

  let attaches: Set<Attachments.Kind> = [.model]

  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult {
    let model = try ModelChoice(properties, usual: .automatic).required(effects)
    let reply = try await model.complete(ModelRequest((properties["prompt"] ?? .null).asText))
    return .main(["text": .string(reply.text), "usage": reply.usage.json, "provider": .string(reply.provider)])
  }
}
