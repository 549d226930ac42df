import Testing
import WorkflowModels

@testable import Expressions

/// A program, its input and its outputs as JSON texts.
struct Example: CustomTestStringConvertible, Sendable {
  let program: String
  let input: String
  let outputs: [String]
  var testDescription: String { "\(program) on \(input)" }

  init(_ program: String, _ input: String = "null", _ outputs: String...) {
    self.program = program
    self.input = input
    self.outputs = outputs
  }

  func check() throws {
    let results = try run(program, JSON(parsing: input))
    let wanted = try outputs.map { try JSON(parsing: $0) }
    #expect(results == wanted, "\(results.map { $0.text() }) instead of \(outputs)")
  }
}

let scope = ExpressionScope(
  trigger: ["team": "red", "n": 3], nodes: .init(["fetch": ["body": [1, 2]], "fetch-1": ["ok": true], "gone": nil]),
  vars: ["limit": 10], execution: ["id": "exec_1"], item: ["id": 7], index: 2,
  now: Timestamp(microseconds: 1_700_000_000_500_000))

func run(_ program: String, _ input: JSON = .null, budget: ExpressionBudget = .standard) throws -> [JSON] {
  try ExpressionCompiler().compile(program).evaluate(input, scope: scope, budget: budget)
}

func failure(_ program: String, _ input: JSON = .null, budget: ExpressionBudget = .standard) -> ExpressionError? {
  do {
    _ = try run(program, input, budget: budget)
    return nil
  } catch {
    return error as? ExpressionError
  }
}
