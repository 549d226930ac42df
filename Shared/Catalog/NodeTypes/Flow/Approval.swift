internal import WorkflowModels

/// Waits until a person says yes or no.
struct Approval: PureNodeType, SignalNodeType {
  let declaration = NodeTypeDeclaration(
    type: "approval", title: "Approval",
    summary: "Waits for a signal {approved, by, comment}, and passes its input on with what was said.", category: .flow,
    properties: [
      NodeProperty("message", .text, required: true, "What is to be decided, for whoever decides it."),
      NodeProperty("timeout_seconds", .number(0...31_536_000), "How long to wait for the decision."),
      NodeProperty(
        "on_timeout", .choice(["fail", "approve", "reject"]), default: "fail", "What holds when nobody decided."),
    ],
    ports: ["approved", "rejected"], output: ["type": "object", "required": ["approval"]],
    example: .init(
      properties: ["message": "Refund {{ .amount }}?", "timeout_seconds": 0, "on_timeout": "approve"],
      input: ["amount": 5],
      output: [
        "amount": 5,
        "approval": [
          "approved": true, "by": nil, "comment": "Nobody decided in time.",
          "at": "2027-01-15T08:00:00.000000Z",
        ],
      ]))

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let properties = try call.properties()
    var until: Timestamp?
    if let seconds = properties["timeout_seconds"]?.doubleValue {
      guard (0...31_536_000).contains(seconds) else {
        throw NodeFailure(code: "wrong_time", message: "\"timeout_seconds\" is not a number from 0 to 31536000.")
      }
      until = call.now + .seconds(seconds)
    }
    let late = "Nobody decided in time."
    let onTimeout: SignalWait.Timeout =
      switch properties["on_timeout"]?.stringValue {
      case "approve": .finish(Self.outputs(call.input, isApproved: true, by: .null, comment: .string(late), until))
      case "reject": .finish(Self.outputs(call.input, isApproved: false, by: .null, comment: .string(late), until))
      default: .fail(NodeFailure(code: "approval_timeout", message: late))
      }
    return NodeResult(awaits: SignalWait(until: until, onTimeout: onTimeout))
  }

  func answer(to payload: JSON, _ call: NodeCall) throws(NodeFailure) -> NodeOutputs {
    guard let isApproved = payload["approved"]?.boolValue else {
      throw NodeFailure(code: "wrong_signal", message: "An approval's signal needs \"approved\": true or false.")
    }
    return Self.outputs(
      call.input, isApproved: isApproved, by: payload["by"] ?? .null, comment: payload["comment"] ?? .null, call.now)
  }

  private static func outputs(
    _ input: JSON, isApproved: Bool, by: JSON, comment: JSON, _ at: Timestamp?
  ) -> NodeOutputs {
    var object = input.objectValue ?? ["input": input]
    object["approval"] = [
      "approved": .bool(isApproved), "by": by, "comment": comment, "at": at.map { .string($0.rfc3339) } ?? .null,
    ]
    return .port(isApproved ? "approved" : "rejected", .object(object))
  }
}
