internal import Expressions
internal import WorkflowModels

/// Whatever jq makes of the input.
struct Transform: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "transform", title: "Transform", summary: "Evaluates a jq expression over the input.", category: .data,
    properties: [
      NodeProperty(
        "expression", .program, required: true, "The jq expression; several results become an array.")
    ],
    example: .init(
      properties: ["expression": ".items | map(.price) | add"], input: ["items": [["price": 2], ["price": 3]]],
      output: 5))

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let results = try call.results(ofProgram: "expression")
    return .main(results.count == 1 ? results.first ?? .null : results.isEmpty ? .null : .array(results))
  }

  func prepared(_ node: CompiledNode) -> (any PreparedNode)? {
    node.programs["expression"].map(PreparedTransform.init)
  }
}

private final class PreparedTransform: PreparedNode {
  private let program: ExpressionProgram

  init(_ program: ExpressionProgram) { self.program = program }

  func emission(of input: JSON, _ scope: ExpressionScope) -> NodeOutputs.Emission? {
    program.onlyResult(of: input, scope: scope).map { .main($0) }
  }
}
