internal import WorkflowModels

/// Lets its input go on later, or what somebody sends meanwhile.
struct Wait: PureNodeType, SignalNodeType {
  let declaration = NodeTypeDeclaration(
    type: "wait", title: "Wait",
    summary:
      "Passes its input on after some seconds or at a moment, or waits for a call and passes on what it brought.",
    category: .flow,
    properties: [
      NodeProperty("seconds", .number(0...31_536_000), "How long to wait."),
      NodeProperty("until", .text, "The moment to wait for, in RFC 3339."),
      NodeProperty(
        "callback", .boolean, default: false, "Wait for a request to the resume_url that the node's state shows."),
      NodeProperty("timeout_seconds", .number(0...31_536_000), "With callback: how long at most; then the node fails."),
    ],
    example: .init(properties: ["seconds": 0], input: ["a": 1], output: ["a": 1]))

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    let isCallback = node.properties["callback"]?.boolValue == true
    let given = ["seconds", "until"].filter { node.properties[$0] != nil }
    if given.count != (isCallback ? 0 : 1) {
      return [PropertyProblem("seconds", "A wait needs exactly one of \"seconds\", \"until\" and \"callback\": true.")]
    }
    if let until = node.properties["until"]?.stringValue, !until.contains("{{"), Timestamp(rfc3339: until) == nil {
      return [PropertyProblem("until", "\"until\" must be a moment in RFC 3339.", hint: "As 2027-01-31T09:00:00Z.")]
    }
    return []
  }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let properties = try call.properties()
    guard properties["callback"]?.boolValue == true else {
      return NodeResult(.main(call.input), waitsUntil: try end(properties, call))
    }
    let failure = NodeFailure(code: "wait_timeout", message: "Nobody called the resume_url in time.")
    let until = try properties["timeout_seconds"].map { value throws(NodeFailure) in
      call.now + .seconds(try Self.seconds(value, "timeout_seconds"))
    }
    return NodeResult(awaits: SignalWait(until: until, onTimeout: .fail(failure)))
  }

  func answer(to payload: JSON, _ call: NodeCall) throws(NodeFailure) -> NodeOutputs { .main(payload) }

  private func end(_ properties: JSONObject, _ call: NodeCall) throws(NodeFailure) -> Timestamp {
    if let until = properties["until"] {
      guard let moment = until.stringValue.flatMap(Timestamp.init(rfc3339:)) else {
        throw NodeFailure(code: "wrong_time", message: "\"until\" is not a moment in RFC 3339.")
      }
      return moment
    }
    return call.now + .seconds(try Self.seconds(properties["seconds"] ?? .null, "seconds"))
  }

  private static func seconds(_ value: JSON, _ name: String) throws(NodeFailure) -> Double {
    guard let seconds = value.doubleValue, (0...31_536_000).contains(seconds) else {
      throw NodeFailure(code: "wrong_time", message: "\"\(name)\" is not a number from 0 to 31536000.")
    }
    return seconds
  }
}
