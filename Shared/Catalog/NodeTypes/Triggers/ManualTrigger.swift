internal import WorkflowModels

/// Starts a workflow by hand or by the API, with the input that was given.
struct ManualTrigger: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "manual-trigger", title: "Manual trigger",
    summary: "Starts the workflow by hand or by the API and passes the given input on.", category: .trigger,
    example: .init(properties: [:], input: ["team": "support"], output: ["team": "support"]))

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult { .main(call.input) }

  func prepared(_ node: CompiledNode) -> (any PreparedNode)? { PassingNode() }
}
