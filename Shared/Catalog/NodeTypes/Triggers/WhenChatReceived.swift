internal import WorkflowModels

/// Starts a workflow for each message of a chat.
struct WhenChatReceived: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "when-chat-received", title: "When chat received",
    summary: "Starts the workflow for each message to /api/chat/{workflow_id}.", category: .trigger,
    properties: [
      NodeProperty("channel", .text, "Only messages of this channel; without it those that no other trigger takes.")
    ],
    output: ["type": "object", "required": ["message", "session_id", "channel"]],
    example: .init(
      properties: [:], input: ["message": "Where is my order?", "session_id": "sess_1", "channel": nil],
      output: ["message": "Where is my order?", "session_id": "sess_1", "channel": nil]))

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard let channel = node.properties["channel"]?.stringValue, channel.contains("{{") else { return [] }
    return [PropertyProblem("channel", "A trigger's channel cannot hold an expression.", hint: "Write it out.")]
  }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult { .main(call.input) }
}
