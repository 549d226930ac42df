internal import WorkflowModels

/// Says something to whoever is chatting; what is said last is the execution's `chat_response`.
struct RespondToChat: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "respond-to-chat", title: "Respond to chat",
    summary: "Answers the chat message that started the workflow; the last answer counts.", category: .action,
    properties: [NodeProperty("message", .any, required: true, "A text, or any value, which is written as JSON.")],
    output: [
      "type": "object", "required": ["message"], "properties": ["message": ["type": "string"]],
      "additionalProperties": false,
    ],
    example: .init(
      properties: ["message": "Your order {{ .order }} is on its way."], input: ["order": 7],
      output: ["message": "Your order 7 is on its way."]))

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let message = try call.properties()["message"] ?? .null
    return .main(["message": .string(message.asText)])
  }

  func announcement(of outputs: NodeOutputs) -> NodeResult.Announcement? {
    guard let text = outputs["main"]?["message"]?.stringValue else { return nil }
    // The text becomes a column of its own, and PostgreSQL's text has no null character.
    return .chatResponse(String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0 })))
  }
}
