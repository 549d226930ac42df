internal import WorkflowModels

/// Runs its body again and again while a condition holds; what the body gives is what the next round gets.
struct Loop: BodyNodeType {
  let declaration = NodeTypeDeclaration(
    type: "loop", title: "Loop",
    summary: "Runs the nodes inside again while a condition holds; each round's output is the next round's input.",
    category: .flow,
    properties: [
      NodeProperty(
        "while", .program, required: true, "A jq expression over what goes round; $index counts the rounds from 0."),
      NodeProperty("max_iterations", .integer(1...100_000), default: 1000, "More rounds fail the node."),
    ],
    example: .init(properties: ["while": ".count > 3"], input: ["count": 2], output: ["count": 2]))

  func next(_ call: NodeCall) throws(NodeFailure) -> BodyStep {
    let goesOn = try call.value(ofProgram: "while", item: call.input, index: call.run.round)?.isTruthy ?? false
    guard goesOn else { return .finished(call.input) }
    let limit = call.node.node.properties["max_iterations"]?.intValue ?? 1000
    guard call.run.round < limit else {
      throw NodeFailure(
        code: "loop_limit", message: "The condition still holds after \(limit) rounds, which is max_iterations.")
    }
    return .goesOn(call.input)
  }
}
