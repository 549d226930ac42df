internal import WorkflowModels

/// Lets its input go on later.
struct Wait: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "wait", title: "Wait", summary: "Passes its input on after some seconds or at a moment.", category: .flow,
    properties: [
      NodeProperty("seconds", .number(0...31_536_000), "How long to wait."),
      NodeProperty("until", .text, "The moment to wait for, in RFC 3339."),
    ],
    example: .init(properties: ["seconds": 0], input: ["a": 1], output: ["a": 1]))

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    if node.properties["callback"]?.boolValue == true {
      return [PropertyProblem("callback", "This version cannot wait for a callback yet.", hint: "Wait for a time.")]
    }
    let given = ["seconds", "until"].filter { node.properties[$0] != nil }
    if given.count != 1 {
      return [PropertyProblem("seconds", "A wait needs either \"seconds\" or \"until\".")]
    }
    if let until = node.properties["until"]?.stringValue, !until.contains("{{"), Timestamp(rfc3339: until) == nil {
      return [PropertyProblem("until", "\"until\" must be a moment in RFC 3339.", hint: "As 2027-01-31T09:00:00Z.")]
    }
    return []
  }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    NodeResult(.main(call.input), waitsUntil: try end(call))
  }

  private func end(_ call: NodeCall) throws(NodeFailure) -> Timestamp {
    let properties = try call.properties()
    if let until = properties["until"] {
      guard let moment = until.stringValue.flatMap(Timestamp.init(rfc3339:)) else {
        throw NodeFailure(code: "wrong_time", message: "\"until\" is not a moment in RFC 3339.")
      }
      return moment
    }
    guard let seconds = properties["seconds"]?.doubleValue, (0...31_536_000).contains(seconds) else {
      throw NodeFailure(code: "wrong_time", message: "\"seconds\" is not a number from 0 to 31536000.")
    }
    return call.now + .seconds(seconds)
  }
}
