import HTTP
import TestKit
import Testing
import WorkflowModels

/// Programs that would never end, never fit, or never parse: the evaluator has a budget, and says so.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct HostileExpressionTests {
  private static let programs: [Hostile] = [
    Hostile("endless recursion", "def f: f; f"), Hostile("recursion that grows", "def f: [f]; f"),
    Hostile("endless loop", "[repeat(1)]"),
    Hostile("endless while", "[while(true; .)]"), Hostile("until never", "1 | until(false; . + 1)"),
    Hostile("a long range", "[range(1e18)]"), Hostile("a bomb of strings", #"reduce range(60) as $i ("x"; . + .)"#),
    Hostile("a bomb of arrays", "reduce range(60) as $i ([1]; . + .)"), Hostile("repeated text", #""x" * 1e12"#),
    Hostile("a huge index", "[] | .[1e15] = 1"), Hostile("a huge negative index", "[1] | .[-1e18] = 1"),
    Hostile("all paths of a deep value", "reduce range(5000) as $i (1; [.]) | [paths] | length"),
    Hostile("deep value", "reduce range(1000000) as $i (1; [.])"), Hostile("division by zero", "1 / 0"),
    Hostile("modulo zero", "1 % 0"),
    Hostile("modulo of extremes", "-9223372036854775808 % -1"), Hostile("exponents", "pow(10; 400) | floor | tostring"),
    Hostile("a catastrophic pattern", #"("a" * 40 + "!") | test("^(a+)+$")"#),
    Hostile("a wrong pattern", #""a" | test("(")"#),
    Hostile("a date far away", "1e300 | todate"), Hostile("a negative date", "-1e18 | todate"),
    Hostile("limit", "[limit(1e18; repeat(1))]"),
    Hostile("a slice", "\"abc\" | .[-1e18:1e18]"), Hostile("implode", "[1114112, -1, 55296] | implode"),
    Hostile("deep parse", #"("[" * 100000) | fromjson"#),
    Hostile("split by nothing", #""a" * 100000 | split("") | length"#),
    Hostile("combinations", "[[range(100)], [range(100)], [range(100)], [range(100)]] | [combinations] | length"),
    Hostile("permuted input", "[input, inputs]"), Hostile("the environment", "env, $ENV"),
    Hostile("a file", #"input_filename, $__loc__"#),
    Hostile("getpath of nonsense", #"getpath(["a", 1, {}])"#), Hostile("label", "label $out | 1, break $out, 2"),
    Hostile("ltrimstr of numbers", "1 | ltrimstr(2)"), Hostile("nan sort", "[nan, 1, nan] | sort, unique, group_by(.)"),
    Hostile("tojson of nan", "[nan, infinite, -infinite] | tojson"), Hostile("big integer", "9223372036854775807 + 1"),
    Hostile("infinite to integer", "[infinite] | .[infinite]"), Hostile("repeat a string", #""ab" * infinite"#),
    Hostile("range with nan", "[range(0; nan; 1)] | length"),
    Hostile("range with no step", "[range(0; 10; 0)] | length"),
    Hostile("splits", #""aaa" | [splits("")] | length"#), Hostile("deletion", "[range(100000)] | del(.[])"),
  ]

  @Test(arguments: programs)
  func `a program costs at most its budget`(_ hostile: Hostile) async throws {
    try await surviving { stack in
      let document = Document().node("start", "manual-trigger").node(
        "run", "transform", ["expression": .string(hostile.text)])
      try await run(stack, document, hostile.name)
    }
  }

  private static let templates: [Hostile] = [
    Hostile("endless in a template", "{{ def f: f; f }}"), Hostile("many templates", repeated("{{ . }}", 20_000)),
    Hostile("a template bomb", "{{ \"{{\" * 1000000 }}"), Hostile("nested braces", repeated("{{", 50_000)),
    Hostile("many closing braces", repeated("}}", 50_000)),
    Hostile("a string that never ends", "{{ \"" + repeated("a", 100_000)),
    Hostile("growing output", repeated("{{ [range(10000)] }}", 200)),
  ]

  @Test(arguments: templates)
  func `a template costs at most its budget`(_ hostile: Hostile) async throws {
    try await surviving { stack in
      let document = Document().node("start", "manual-trigger")
        .node("run", "edit-fields", ["fields": ["x": .string(hostile.text)]])
      try await run(stack, document, hostile.name)
    }
  }

  private static let nested: [Hostile] = [
    Hostile("parentheses", repeated("(", 20_000) + "1" + repeated(")", 20_000)),
    Hostile("brackets", repeated("[", 50_000)),
    Hostile("closed brackets", repeated("[", 5_000) + repeated("]", 5_000)),
    Hostile("objects", repeated("{a:", 20_000) + "1" + repeated("}", 20_000)),
    Hostile("pipes", repeated(".|", 50_000) + "."), Hostile("sums", repeated("1+", 50_000) + "1"),
    Hostile("minus signs", repeated("-", 50_000) + "1"),
    Hostile("commas", repeated("1,", 50_000) + "1"), Hostile("paths", repeated(".a", 50_000)),
    Hostile("optional", "." + repeated("?", 50_000)),
    Hostile("conditions", repeated("if true then ", 10_000) + "1" + repeated(" end", 10_000)),
    Hostile("definitions", repeated("def f: 1; ", 20_000) + "f"),
    Hostile("nested definitions", repeated("def f: ", 10_000) + "1" + repeated("; f", 10_000)),
    Hostile("bindings", repeated("1 as $x | ", 20_000) + "$x"),
    Hostile("reductions", repeated("reduce (", 5_000)),
    Hostile("strings in strings", repeated("\"\\(", 5_000) + "1" + repeated(")\"", 5_000)),
    Hostile("a long name", "." + repeated("a", 1_000_000)), Hostile("digits", repeated("9", 100_000)),
    Hostile("alternatives", repeated(". // ", 20_000) + "1"),
    Hostile("tries", repeated("try ", 20_000) + "1"), Hostile("nothing", ""), Hostile("a comment", "# only"),
    Hostile("null byte", "\u{0}"),
    Hostile("an alternative destructuring", repeated(". as [$a] ?// ", 2_000) + "$a | 1"),
  ]

  @Test(arguments: nested)
  func `a program of deep nesting is refused or runs`(_ hostile: Hostile) async throws {
    try await surviving { stack in
      let document = Document().node("start", "manual-trigger").node(
        "run", "transform", ["expression": .string(hostile.text)])
      try await run(stack, document, hostile.name)
    }
  }

  /// Refused at the door, or executed to its end, within a few seconds: it never goes on for ever.
  private func run(_ stack: Stack, _ document: Document, _ name: String) async throws {
    let body: JSON = ["workflow_data": document.json, "user_id": "programs", "wait_seconds": 20]
    let answer = try await stack.workflow.send(.post, "/workflow/execute", body: body.bytes(), deadline: .seconds(60))
    guard answer.status == 200 else { return expectRefused(answer, name) }
    let status = answer.json["status"]?.stringValue ?? ""
    #expect(["completed", "failed"].contains(status), "\(name): \(answer)")
    if status == "failed" { #expect(answer.json["error_message"]?.stringValue?.isEmpty == false, "\(name): \(answer)") }
    #expect(answer.time < .seconds(15), "\(name) took \(answer.time).")
  }
}
