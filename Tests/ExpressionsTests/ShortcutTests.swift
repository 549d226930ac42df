import Testing
import WorkflowModels

@testable import Expressions

/// The quick way and the machine must give the same, and most programs must have the quick way.
@Suite struct ShortcutTests {
  private static let input: JSON = [
    "a": ["b": 3], "items": [["id": 1, "price": 5], ["id": 2, "price": 20], ["id": 3, "price": 30]], "name": "Ada",
    "tags": ["x", "y"], "none": nil,
  ]

  static let programs = [
    ".a.b == 3", ".items | map(select(.price > 10) | .price * 2) | add", "{n: .name, k: (.items | length)}",
    "\"Dear \\(.name), \\(.tags | join(\", \"))\"", ".none // \"nobody\"", ".name?.x?", "[.items[]?.id]",
    "first(.items[] | select(.price > 10)) | .id", "any(.items[]; .price > 25), all(.items[]; .price > 25)",
    "[.items[] | .price as $p | $p, -$p]", "[(5 as $x | (1, 2) | . + $x) | (7 as $y | . + $y)]",
    "def double: . * 2; def apply(f): [.items[].price | f]; apply(double)", "[range(3)] | map(. * 10)",
    "if .a.b > 2 and (.tags | contains([\"x\"])) then \"yes\" else \"no\" end", ".items | sort_by(-.price) | .[0].id",
    ".items | group_by(.price > 10) | map(length)", "[.tags[] | ascii_upcase] | reverse | .[:1]",
    "[label $stop | .items[] | if .id > 1 then ., break $stop else . end | .id]",
    "with_entries(select(.value != null)) | keys",
    ".name | test(\"^A\"), (split(\"d\") | length)", "[(1, 2) + (10, 20)]",
    "[.items[] | {id, (.id | tostring): .price}]",
    "$nodes.fetch.body[0] + $vars.limit + $trigger.n", "[1, [2]] | flatten", "[.. | numbers]? // 1", "empty", "1, 2",
    "isempty(.tags[]), isempty(empty)", ".items | min_by(.price), max_by(.price) | .id",
    "[.tags | to_entries[] | .key]",
    "[.items[] | try .price catch 0]", "(.tags, .name) |= length", "reduce .items[] as $i (0; . + $i.price)",
  ]

  @Test(arguments: programs) func `both ways give the same`(_ source: String) throws {
    let program = try ExpressionCompiler().compile(source)
    let slow = try program.evaluateStepByStep(Self.input, scope: scope)
    #expect(try program.evaluate(Self.input, scope: scope) == slow)
    if let quick = try program.shortcut?.evaluate(Self.input, scope, .standard) { #expect(quick == slow) }
  }

  private static let examples =
    LanguageTests.paths + LanguageTests.construction + LanguageTests.operators + LanguageTests.control
    + LanguageTests.assignment + FunctionTests.examples

  @Test(arguments: examples)
  func `both ways give the same for every example`(_ example: Example) throws {
    let program = try ExpressionCompiler().compile(example.program)
    let input = try JSON(parsing: example.input)
    guard let quick = try program.shortcut?.evaluate(input, scope, .standard) else { return }
    #expect(try program.evaluateStepByStep(input, scope: scope).map { $0.text() } == quick.map { $0.text() })
  }

  @Test(arguments: programs.prefix(22)) func `what most expressions are takes the quick way`(_ source: String) throws {
    let program = try ExpressionCompiler().compile(source)
    #expect(try program.shortcut?.evaluate(Self.input, scope, .standard) != nil)
  }

  @Test(arguments: ["def f: f; f", "reduce .[] as $x (0; .)", ".a = 1", "recurse(.[]?)", "limit(3; .[])"])
  func `what needs the machine has no quick way`(_ source: String) throws {
    #expect(try ExpressionCompiler().compile(source).shortcut == nil)
  }

  @Test(arguments: [".name.x", ".items + 1", "error(\"x\")", "{(1 | tonumber): 2}", "$item.id.y"])
  func `what fails is told by the machine, with its place`(_ source: String) throws {
    let program = try ExpressionCompiler().compile(source)
    #expect(try program.shortcut?.evaluate(Self.input, scope, .standard) == nil)
    #expect(failure(source, Self.input)?.column != nil)
  }

  @Test func `the quick way is held by the budget too`() throws {
    let program = try ExpressionCompiler().compile("[range(1e9)] | length")
    let budget = ExpressionBudget(steps: 10_000, bytes: 1 << 20, depth: 100)
    #expect(throws: Fault.self) { try program.shortcut?.evaluate(nil, scope, budget) }
    #expect(failure("[range(1e9)] | length", budget: budget)?.kind == .budget)
  }

  @Test func `what it does is taken from the allowance`() throws {
    let allowance = ExpressionAllowance(steps: 1000, bytes: 1 << 20)
    var limited = scope
    limited.allowance = allowance
    let program = try ExpressionCompiler().compile("[range(400)] | length")
    #expect(try program.evaluate(nil, scope: limited) == [400])
    #expect(try program.evaluate(nil, scope: limited) == [400])
    #expect(throws: ExpressionError.self) { try program.evaluate(nil, scope: limited) }
    #expect(allowance.isSpent)
  }
}
