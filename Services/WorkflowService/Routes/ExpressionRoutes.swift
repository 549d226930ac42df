internal import Expressions
internal import HTTP
internal import ServiceKit
internal import WorkflowModels

/// `POST /api/expressions/evaluate`: what an expression makes of an input, for editors that show it while it is written.
struct ExpressionRoutes: Sendable {
  let now: @Sendable () -> Timestamp
  let budget: ExpressionBudget

  func add(to api: inout API) {
    api.post(
      "/api/expressions/evaluate", "Evaluate a jq expression", tag: "Expressions",
      description: "`.` is the input. A mistake is a 422 with its line, its column, the text that is meant and a hint.",
      body: .object(
        [
          "expression": .string("jq, bare or as one {{ … }}."), "input": .any, "trigger": .any, "nodes": .object(),
          "vars": .object(), "execution": .any, "item": .any, "index": .integer(),
        ], required: ["expression"]),
      responses: [.ok(.object(["results": .array(of: .any)]))]
    ) { request in try evaluate(request) }
  }

  private func evaluate(_ request: APIRequest) throws -> HTTPResponse {
    var fields = try request.fields()
    let source = fields.text("expression", limit: 100_000)
    let scope = ExpressionScope(
      trigger: fields.value("trigger") ?? .null, nodes: .init(fields.optionalObject("nodes") ?? [:]),
      vars: .object(fields.optionalObject("vars") ?? [:]), execution: fields.value("execution") ?? .null,
      item: fields.value("item"), index: fields.optionalInt("index", in: 0...Int.max), now: now(), budget: budget)
    try fields.finish()
    let (expression, shift) = Self.bare(source)
    do throws(ExpressionError) {
      let program = try ExpressionCompiler().compile(expression)
      return .json(["results": .array(try program.evaluate(fields.value("input") ?? .null, scope: scope))])
    } catch {
      // In the text as it was sent: braces before it move the first line.
      let column = error.column + (error.line == 1 ? shift : 0)
      var more: JSONObject = ["line": .int(error.line), "column": .int(column), "text": .string(error.text)]
      if let hint = error.hint { more["hint"] = .string(hint) }
      throw APIError(
        .unprocessableContent, code: "expression_\(error.kind.rawValue)", detail: error.message, fields: more)
    }
  }

  /// What stands between `{{` and `}}`, and how many characters stand before it.
  private static func bare(_ source: String) -> (String, Int) {
    let blanks = source.prefix { $0.isWhitespace }.count
    var text = source.dropFirst(blanks)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    guard text.hasPrefix("{{"), text.hasSuffix("}}"), text.count >= 4 else { return (source, 0) }
    return (String(text.dropFirst(2).dropLast(2)), blanks + 2)
  }
}
