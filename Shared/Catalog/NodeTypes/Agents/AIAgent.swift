internal import LanguageModels
internal import WorkflowModels

/// A model that may call tools and remember, until it has an answer. One run is one recorded effect.
struct AIAgent: EffectNodeType {
  let literals: Set<String> = ["output_schema"]
  let attaches: Set<Attachments.Kind> = [.model, .memory, .tool]
  let declaration = NodeTypeDeclaration(
    type: "ai-agent", title: "AI agent", summary: "A model that calls tools and remembers, until it has an answer.",
    category: .artificialIntelligence,
    properties: [
      NodeProperty("prompt", .text, required: true, "What the agent is to do."),
      NodeProperty("system", .text, "Who it is to be, and what it must keep to."),
    ] + ModelChoice.requiredProperties + [
      NodeProperty(
        "tools", .array,
        "What it may call: calculator, web-search, or {type: api-caller, name, description, url, method, headers, query, "
          + "body, credential, parameters}, where {name} in the url is a parameter. Tools may also be attached."),
      NodeProperty(
        "memory", .object, "{type: simple-memory or vector-memory, key, window}: what it remembers of earlier runs."),
      NodeProperty(
        "max_steps", .integer(1...50), default: 10, "Questions to the model; an agent that is not done then fails."),
      NodeProperty("output_schema", .object, "JSON Schema of the answer: it then comes as data too, checked."),
    ],
    hasEffects: true,
    output: [
      "type": "object", "required": ["text", "steps", "usage", "provider"],
      "properties": [
        "text": ["type": "string"], "data": [:],
        "steps": [
          "type": "array",
          "items": [
            "type": "object",
            "properties": ["tool": ["type": "string"], "arguments": ["type": "object"], "result": ["type": "string"]],
          ],
        ],
        "usage": ModelUsage.schema, "provider": ["type": "string"],
      ],
    ],
    example: .init(
      properties: ["prompt": "{{ .question }}", "tools": ["calculator"], "max_steps": 5],
      input: ["question": "What do 12 licenses at 49.90 cost?"],
      output: [
        "text": "12 licenses cost 598.80.",
        "steps": [["tool": "calculator", "arguments": ["expression": "12 * 49.90"], "result": "598.8"]],
        "usage": ["input": 310, "output": 42, "cached": 0], "provider": "anthropic",
      ]))

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    var problems = OutputSchema.problems(of: node) + AgentTools.problems(of: node.properties)
    if let memory = node.properties["memory"], !memory.isNull, let problem = AgentMemory.problem(with: memory) {
      problems.append(PropertyProblem("memory", "The memory \(problem)."))
    }
    return problems
  }

  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult {
    let model = try ModelChoice(properties, usual: .automatic).required(effects)
    let memory = try AgentMemory(properties)
    let prompt = (properties["prompt"] ?? .null).asText
    let loop = AgentLoop(
      model: model,
      system: properties["system"].flatMap { $0.isNull ? nil : $0.asText } ?? "You do what the user asks, carefully.",
      tools: try AgentTools.make(properties), maximumSteps: min(max(properties["max_steps"]?.intValue ?? 10, 1), 50),
      output: try OutputSchema.wanted(by: properties))
    let before = try await memory?.recalled(for: prompt, effects) ?? []
    let outcome = try await loop.run(before + [.user(prompt)], effects)
    try await memory?.keep(prompt, outcome.text, effects)
    var output: JSONObject = ["text": .string(outcome.text)]
    output["data"] = outcome.data
    output["steps"] = .array(outcome.steps)
    output["usage"] = outcome.usage.json
    output["provider"] = .string(outcome.provider)
    return .main(.object(output))
  }
}
