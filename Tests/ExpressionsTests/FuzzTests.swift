import Testing
import WorkflowModels

@testable import Expressions

/// Thousands of programs made by chance, the same on each run: none may crash, hang or go on past its budget.
@Suite struct FuzzTests {
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var mixed = state
      mixed ^= mixed >> 33
      mixed = mixed &* 0xff51_afd7_ed55_8ccd
      return mixed ^ mixed >> 33
    }
  }

  static let atoms = [
    ".", ".a", ".[0]", ".[]", "1", "-1", "0", "1e300", "nan", "infinite", "9223372036854775807", "-9223372036854775808",
    "\"x\"", "\"\\(.)\"", "null", "true", "[]", "{}", "[1,[2]]", "{a:{b:1}}", "..", "$trigger", "$nodes", "$item",
    "$index", "empty", "error", "@base64", "@csv", ".[1:]", ".[:-1]", ".[-1]", "$nodes.fetch", "now", "\"é😀\"",
    "100000000000000000000",
  ]
  static let wrappers = [
    "[%]", "{a: %}", "(% | %)", "(%, %)", "(% + %)", "(% - %)", "(% * %)", "(% / %)", "(% % %)", "(% == %)", "(% < %)",
    "(% and %)", "(% // %)", "try % catch %", "(%)?", "if % then % else % end", "reduce % as $x (%; % + $x)",
    "foreach % as [$x] (%; %; [$x, .])",
    "(% as $x | %)", "(% as {a: $x} ?// [$x] | $x)", "(. = %)", "(.a |= %)", "(.[] += %)", "del(%)", "path(%)",
    "[limit(3; %)]", "first(%)", "label $l | (%, break $l)", "def f: %; f", "def f(g): g | %; f(%)", ".[%]", ".[%:%]",
    "\"a\\(%)\"", "map(%)", "sort_by(%)", "group_by(%)", "with_entries(%)", "getpath([%])", "setpath([%]; %)",
    "to_entries", "(% | tojson)", "(% | fromjson)", "(% | tonumber)", "(% | length)",
    "(% | keys)", "range(%)", "[range(%; %)]", "contains(%)", "has(%)", "flatten(%)", "(% | implode)", "(% | explode)",
    "walk(%)", "(% | add)", "indices(%)", "(% | split(%))", "(% | join(%))", "until(%; %)", "[.[] | %]", "-(%)",
    "(% | todate)", "(% | transpose)", "delpaths([%])", "(% | from_entries)", "pow(%; %)", "(% | floor)", "any(%)",
    "(% | unique)", "pick(%)", "@json \"\\(%)\"", "splits", "tostream", "(% | ltrimstr(%))", "(% | trim)",
  ]

  private func program(_ depth: Int, _ generator: inout Seeded) -> String {
    if depth == 0 || Int.random(in: 0..<8, using: &generator) == 0 {
      return Self.atoms.randomElement(using: &generator) ?? "."
    }
    let wrapper = Self.wrappers.randomElement(using: &generator) ?? "%"
    var result = ""
    let remainder = wrapper == "(% % %)"
    for (place, piece) in wrapper.split(separator: "%", omittingEmptySubsequences: false).enumerated() {
      if place > 0 { result += remainder && place == 2 ? "%" : program(depth - 1, &generator) }
      result += piece
    }
    return result
  }

  @Test(arguments: 0..<4) func `no program made by chance can crash the evaluator`(_ seed: Int) {
    var generator = Seeded(state: UInt64(seed) &* 7919 &+ 1)
    let inputs: [JSON] = [
      nil, 5, "text", [1, 2, [3]], ["a": ["b": [1, nil]], "c": "x"], [["key": "k", "value": 1]],
    ]
    let budget = ExpressionBudget(steps: 2000, bytes: 1 << 20, depth: 500)
    var ran = 0
    for _ in 0..<1000 {
      let text = program(Int.random(in: 1...4, using: &generator), &generator)
      guard let program = try? ExpressionCompiler().compile(text) else { continue }
      ran += 1
      for input in inputs.shuffled(using: &generator).prefix(2) {
        guard let results = try? program.evaluate(input, scope: scope, budget: budget) else { continue }
        for result in results { #expect((try? JSON(parsing: result.bytes())) == result, "\(text)") }
      }
    }
    #expect(ran > 300)
  }

  @Test func `no text made by chance can crash the parser or the template`() {
    var generator = Seeded(state: 99)
    let pieces = [
      "(", ")", "[", "]", "{", "}", "\"", "\\(", ".", "..", "|", ",", ":", ";", "$", "@", "as", "if", "then", "end",
      "def", "f", "reduce", "1", "e", "?//", "?", "-", "{{", "}}", "#", "\n", "é", "\\u", "label", "break", "$x", "try",
      "catch", "foreach", "\u{0}", "//", "=", "|=", "a",
    ]
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }
      .joined(separator: Bool.random(using: &generator) ? " " : "")
      _ = try? ExpressionCompiler().compile(text)
      _ = try? Template(parsing: "a {{" + text + "}}")
    }
  }
}
