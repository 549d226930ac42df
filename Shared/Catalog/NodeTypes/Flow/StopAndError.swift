internal import WorkflowModels

/// Ends the execution as failed, with a sentence of the author's.
struct StopAndError: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "stop-and-error", title: "Stop and error", summary: "Fails the execution with a message.",
    category: .flow, properties: [NodeProperty("message", .text, required: true, "What the error says.")], ports: [],
    example: .init(properties: ["message": "No tickets for {{ .team }}"], input: ["team": "support"], output: nil))

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let message = try call.properties()["message"]
    throw NodeFailure(code: "stopped", message: message?.stringValue ?? message?.text() ?? "Stopped.")
  }
}
