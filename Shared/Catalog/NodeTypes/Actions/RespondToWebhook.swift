internal import WorkflowModels

/// Answers the request that started the workflow, and lets the workflow go on.
struct RespondToWebhook: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "respond-to-webhook", title: "Respond to webhook",
    summary: "Answers the caller of a webhook whose respond is respond_node, and passes the input on.",
    category: .action,
    properties: [
      NodeProperty("status", .integer(200...599), default: 200, "The HTTP status."),
      NodeProperty("headers", .object, "Further headers."),
      NodeProperty("body", .any, "A string is sent as it is, anything else as JSON (default: the input)."),
    ],
    passesInput: true,
    example: .init(
      properties: ["status": 201, "body": ["id": "{{ .id }}"]], input: ["id": 7], output: ["id": 7]))

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let properties = try call.properties()
    let status = properties["status"] ?? 200
    guard let code = status.intValue, (200...599).contains(code) else {
      throw NodeFailure(code: "wrong_property", message: "\"status\" must be from 200 to 599, but is \(status.text()).")
    }
    var headers: [String: String] = [:]
    for (name, value) in properties["headers"]?.objectValue ?? [:] { headers[name] = value.stringValue ?? value.text() }
    let response = WebhookResponse(status: code, headers: headers, body: properties["body"] ?? call.input)
    return NodeResult(.main(call.input), announcement: .webhookResponse(response))
  }
}
