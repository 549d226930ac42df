internal import WorkflowModels

/// A node that is no step: it gives an AI node a model, a memory or a tool. What it says is read when the workflow is
/// compiled (`Attachments`).
struct SupportNode: NodeType {
  let declaration: NodeTypeDeclaration

  private init(
    _ type: String, _ title: String, _ summary: String, gives kind: Attachments.Kind, _ properties: [NodeProperty],
    example: JSONObject
  ) {
    declaration = NodeTypeDeclaration(
      type: type, title: title, summary: summary, category: .support, properties: properties, ports: [kind.rawValue],
      example: .init(properties: example, input: [:], output: nil))
  }

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard gives(.tool) else { return [] }
    var tool = node.properties
    tool["type"] = .string(node.type)
    return AgentTools.problem(with: .object(tool)).map { [PropertyProblem("", "This tool \($0).")] } ?? []
  }

  private static let name = NodeProperty("name", .text, "What the model calls it; usually the node's id.")

  static let calculator = SupportNode(
    "calculator", "Calculator", "Lets an agent compute arithmetic.", gives: .tool, [name], example: [:])

  static let webSearch = SupportNode(
    "web-search", "Web search", "Lets an agent search the web (SEARCH_URL).", gives: .tool, [name], example: [:])

  static let apiCaller = SupportNode(
    "api-caller", "API caller", "Lets an agent call one API; it fills the parameters, the rest is fixed.", gives: .tool,
    [
      name, NodeProperty("description", .text, "What it does: the model decides by this when to call it."),
      NodeProperty("url", .text, required: true, "The address; {name} in its path or query is a parameter."),
      NodeProperty(
        "method", .choice(["GET", "POST", "PUT", "PATCH", "DELETE"]), default: "GET", "The HTTP method."),
      NodeProperty("headers", .object, "Headers by name."), NodeProperty("query", .object, "Fixed query parameters."),
      NodeProperty("body", .object, "Fixed members of the JSON body."),
      NodeProperty("credential", .text, "The name of a credential: bearer, basic or header."),
      NodeProperty(
        "parameters", .object,
        "What the model fills: {name: type or sentence}, or JSON Schema. What is not in the url goes into the query, or "
          + "into the body of POST, PUT and PATCH."),
      NodeProperty("timeout_seconds", .number(0.1...3600), default: 30, "For one call."),
    ],
    example: [
      "description": "Looks up an order", "url": "https://api.example.com/orders/{order_id}",
      "parameters": ["order_id": "string"],
    ])

  static let simpleMemory = SupportNode(
    "simple-memory", "Memory", "Lets an agent remember the last exchanges.", gives: .memory, memory,
    example: ["key": "{{ .session_id }}", "window": 10])

  static let vectorMemory = SupportNode(
    "vector-memory", "Memory by likeness", "Lets an agent remember the exchanges that are most like the question.",
    gives: .memory, memory, example: ["key": "{{ .session_id }}", "window": 5])

  static let chatModel = SupportNode(
    "chat-model", "Chat model", "Says which model an AI node asks.", gives: .model,
    ModelChoice.requiredProperties + [
      NodeProperty("max_tokens", .integer(1...128_000), default: 4096, "The longest reply, thinking included.")
    ], example: ["provider": "openai"])

  private static let memory = [
    NodeProperty("key", .text, "Whose conversation: what has the same key shares it. Usually the node's own."),
    NodeProperty("window", .integer(1...100), default: 10, "How many exchanges are shown to the model."),
  ]
}
