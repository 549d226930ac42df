internal import LanguageModels
internal import WorkflowModels

/// Asks one vendor's model: `openai`, `anthropic`, `google-gemini` and `groq` are the same node for four of them.
struct VendorModel: EffectNodeType {
  let declaration: NodeTypeDeclaration
  let literals: Set<String> = ["output_schema"]
  private let vendor: ModelVendor

  init(_ vendor: ModelVendor, type: String) {
    self.vendor = vendor
    declaration = NodeTypeDeclaration(
      type: type, title: vendor.title, summary: "Asks a model of \(vendor.title): free text, or data of a given shape.",
      category: .artificialIntelligence,
      properties: [
        NodeProperty("prompt", .text, required: true, "What the model is asked."),
        NodeProperty("system", .text, "Who the model is to be, and what it must keep to."),
        NodeProperty("model", .text, "Instead of \(vendor.modelVariable) (usually \(vendor.usualModel))."),
        NodeProperty("max_tokens", .integer(1...128_000), default: 4096, "The longest reply, thinking included."),
        NodeProperty("output_schema", .object, "JSON Schema of the reply: it then comes as data, checked."),
      ],
      hasEffects: true,
      output: [
        "type": "object", "required": ["text", "usage", "provider", "model"],
        "properties": [
          "text": ["type": "string"], "data": [:], "usage": ModelUsage.schema, "provider": ["type": "string"],
          "model": ["type": "string"], "cut_off": ["type": "boolean"],
        ],
      ],
      example: .init(
        properties: ["prompt": "Write one friendly sentence to {{ .name }}, whose order has shipped."],
        input: ["name": "Ada"],
        output: [
          "text": "Good news, Ada: your order is on its way!", "usage": ["input": 21, "output": 12, "cached": 0],
          "provider": .string(vendor.rawValue), "model": .string(vendor.usualModel),
        ]))
  }

  func problems(of node: WorkflowNode) -> [PropertyProblem] { OutputSchema.problems(of: node) }

  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult {
    let model = try ModelChoice(vendor, properties).required(effects)
    let wanted = try OutputSchema.wanted(by: properties)
    let reply = try await model.complete(
      ModelRequest(
        system: properties["system"].flatMap { $0.isNull ? nil : $0.asText }, (properties["prompt"] ?? .null).asText,
        output: wanted?.output))
    let data = wanted?.data(of: reply)
    var output: JSONObject = ["text": .string(data?.text() ?? reply.text)]
    output["data"] = data
    output["usage"] = reply.usage.json
    output["provider"] = .string(reply.provider)
    output["model"] = .string(reply.model)
    // The text ends in its middle: a successor that cares can see it.
    if reply.stopReason == .cutOff { output["cut_off"] = true }
    return .main(.object(output))
  }
}
