internal import Expressions
internal import WorkflowModels

/// Sends its input along one of two ways.
struct IfElse: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "if-else", title: "If / else", summary: "Sends its input to true or to false, by a condition.",
    category: .flow,
    properties: [
      NodeProperty(
        "condition", .oneOf([.program, .object]), required: true,
        "A jq expression, or {left, operator, right}, or {all: […]} or {any: […]} of these.")
    ],
    ports: ["true", "false"],
    passesInput: true,
    example: .init(properties: ["condition": ".amount > 100"], input: ["amount": 150], output: ["amount": 150]))

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard let condition = node.properties["condition"], condition.objectValue != nil else { return [] }
    return Condition.problems(of: condition, at: "condition")
  }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let holds =
      if let program = try call.value(ofProgram: "condition") {
        program.isTruthy
      } else {
        try Condition.holds(try call.properties()["condition"] ?? .null)
      }
    return .port(holds ? "true" : "false", call.input)
  }

  func prepared(_ node: CompiledNode) -> (any PreparedNode)? {
    node.programs["condition"].map(PreparedIfElse.init)
  }
}

private final class PreparedIfElse: PreparedNode {
  private let condition: ExpressionProgram

  init(_ condition: ExpressionProgram) { self.condition = condition }

  func emission(of input: JSON, _ scope: ExpressionScope) -> NodeOutputs.Emission? {
    condition.onlyResult(of: input, scope: scope).map { holds in
      NodeOutputs.Emission(port: holds.isTruthy ? "true" : "false", value: input)
    }
  }
}
