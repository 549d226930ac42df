internal import LanguageModels
internal import WorkflowModels

/// Computes for a model, which would guess.
struct CalculatorTool: AgentTool {
  let declaration: ModelTool

  init(name: String) {
    declaration = ModelTool(
      name: name,
      description:
        "Computes arithmetic: + - * / % ^, parentheses, sqrt, abs, round, floor, ceil, min, max, sum, ln, log, "
        + "exp, sin, cos, tan, pi.",
      parameters: [
        "type": "object", "required": ["expression"],
        "properties": ["expression": ["type": "string", "description": "Such as 2 * (3 + 4)^2"]],
      ])
  }

  func call(_ arguments: JSON, _ context: ToolContext) async throws(NodeFailure) -> ToolAnswer {
    do throws(Calculation.Mistake) {
      let value = try Calculation.value(of: (arguments["expression"] ?? .null).asText)
      let json: JSON = Int(exactly: value).map { .int($0) } ?? .double(value)
      return ToolAnswer(text: json.text())
    } catch {
      return .error("It cannot be computed. \(error.message)")
    }
  }
}
