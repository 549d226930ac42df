import Testing
import WorkflowModels

@testable import Expressions

@Suite struct BudgetTests {
  static let small = ExpressionBudget(steps: 200_000, bytes: 8 << 20, depth: 5_000)
  static let tiny = ExpressionBudget(steps: 30_000, bytes: 8 << 20, depth: 2_000)

  @Test(arguments: [
    "\"x\" * 1e9", "\"x\" * 1e300", "[range(1e12)]", "reduce range(1e9) as $i (\"\"; . + \"x\")", "def f: f; f",
    "def f: 1 + f; f", "def f: f | f; f", "[repeat(1)]", "last(range(1e18))", ".[1e8] = 1",
    "reduce range(1e9) as $i ([]; . + [$i])", "[limit(1e9; repeat(\"abc\"))]", "range(1e18) | empty", "until(false; .)",
    "\"abcdefgh\" * 1e5 | [., ., .] | [.[], .[]] | [.[], .[]] | join(. [0])",
    "[foreach range(1e6) as $i ([]; . + [$i])]", "reduce range(60) as $i (1; [., .]) | tojson",
    "reduce range(60) as $i (1; [., .])", "reduce range(60) as $i (1; [., .]) | . == .",
    "reduce range(60) as $i (1; {a: ., b: .}) | [..] | length",
    "reduce range(60) as $i ([1]; [., .]) | flatten", "def f(g): f(g | g); f(1)", "[range(1e5)] | combinations(1e9)",
    "[.[]?, range(1e6)] | sort", "reduce repeat(1) as $x (0; 1)", "try (def f: 1 + f; f) catch .",
    "\"a\" * 1e6 | explode", "\"a\" * 3e6 | . / \"\"",
    "[range(2000)] | [.[] as $a | .[] as $b | [$a, $b]] | length", "null | path(repeat(.a))",
    "\"x\" * 1e6 | [range(1000) as $i | .] | add", "\"x\" * 1e6 | [range(1000) as $i | .] | join(\"\")",
    "\"x\" * 1e6 | [range(1000) as $i | .] | tojson", "[range(1000)] | join(\"x\" * 1e6)",
  ])
  func `a program without end is stopped by its budget`(_ program: String) {
    let error = failure(program, budget: Self.tiny)
    let isNesting = error?.message.contains("nested deeper") == true || error?.message.contains("too large") == true
    #expect(error?.kind == .budget || isNesting, "\(String(describing: error))")
  }

  @Test func `building a long list or text piece by piece costs what it holds`() throws {
    #expect(try run("reduce range(20000) as $i ([]; . + [$i]) | length", budget: Self.small) == [20_000])
    #expect(try run("reduce range(20000) as $i (\"\"; . + \"ab\") | length", budget: Self.small) == [40_000])
  }

  /// As 300,000 in the budget of an execution: `Tests/deploy/jq/hostile.py` sorts those in a release build.
  @Test(arguments: [
    "sort", "unique", "map({a: .}) | sort_by(.a)", "map(\"2026-01-01T00:\\(.)\") | sort", "map({a: ., b: 1}) | sort",
    "group_by(.)",
  ])
  func `three thousand values are sorted within a hundredth of the budget`(_ program: String) throws {
    let values = JSON.array((0..<3000).map { .int($0 * 7919 % 1_000_003) })
    let budget = ExpressionBudget(steps: 20_000, bytes: 2_684_354, depth: 1000)
    #expect(try run("\(program) | length", values, budget: budget) == [3000])
  }

  @Test(arguments: [
    "[range(2000) | [{a: -.}, 1]] | sort", "[range(2500) | [1, [. * 7919 % 3001]]] | sort",
    "(\"x\" * 4000) as $x | [range(300) | [1, \"\\($x)\\(-.)\"]] | sort",
  ])
  func `a sort whose values must be looked into costs what that takes`(_ program: String) {
    #expect(failure(program, budget: Self.tiny)?.kind == .budget)
  }

  @Test func `a value nested too deep is refused, whoever built it`() {
    #expect(failure("reduce range(100000) as $i (null; [.])")?.message.contains("nested deeper") == true)
    #expect(failure("reduce range(100000) as $i (null; {a: .})")?.message.contains("nested deeper") == true)
    #expect(failure("setpath([range(2000) | \"a\"]; 1)") != nil)
    #expect(failure("reduce range(1000) as $i (null; .a |= [$i]) | length") == nil)
  }

  @Test func `what is not deep is not taken for deep`() throws {
    #expect(try run("reduce range(5000) as $i ({s: [1]}; {s: .s, t: [.s]}) | .t", budget: .standard) == [[[1]]])
  }
}
