import HTTP
import TestKit
import Testing
import WorkflowModels

/// Programs that would never end, never fit, or never parse: the evaluator has a budget, and says so.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct HostileExpressionTests {
  private static let programs: [(String, String)] = [
    ("endless recursion", "def f: f; f"), ("recursion that grows", "def f: [f]; f"), ("endless loop", "[repeat(1)]"),
    ("endless while", "[while(true; .)]"), ("until never", "1 | until(false; . + 1)"),
    ("a long range", "[range(1e18)]"), ("a bomb of strings", #"reduce range(60) as $i ("x"; . + .)"#),
    ("a bomb of arrays", "reduce range(60) as $i ([1]; . + .)"), ("repeated text", #""x" * 1e12"#),
    ("a huge index", "[] | .[1e15] = 1"), ("a huge negative index", "[1] | .[-1e18] = 1"),
    ("all paths of a deep value", "reduce range(5000) as $i (1; [.]) | [paths] | length"),
    ("deep value", "reduce range(1000000) as $i (1; [.])"), ("division by zero", "1 / 0"), ("modulo zero", "1 % 0"),
    ("modulo of extremes", "-9223372036854775808 % -1"), ("exponents", "pow(10; 400) | floor | tostring"),
    ("a catastrophic pattern", #"("a" * 40 + "!") | test("^(a+)+$")"#), ("a wrong pattern", #""a" | test("(")"#),
    ("a date far away", "1e300 | todate"), ("a negative date", "-1e18 | todate"), ("limit", "[limit(1e18; repeat(1))]"),
    ("a slice", "\"abc\" | .[-1e18:1e18]"), ("implode", "[1114112, -1, 55296] | implode"),
    ("deep parse", #"("[" * 100000) | fromjson"#), ("split by nothing", #""a" * 100000 | split("") | length"#),
    ("combinations", "[[range(100)], [range(100)], [range(100)], [range(100)]] | [combinations] | length"),
    ("permuted input", "[input, inputs]"), ("the environment", "env, $ENV"), ("a file", #"input_filename, $__loc__"#),
    ("getpath of nonsense", #"getpath(["a", 1, {}])"#), ("label", "label $out | 1, break $out, 2"),
    ("ltrimstr of numbers", "1 | ltrimstr(2)"), ("nan sort", "[nan, 1, nan] | sort, unique, group_by(.)"),
    ("tojson of nan", "[nan, infinite, -infinite] | tojson"), ("big integer", "9223372036854775807 + 1"),
    ("infinite to integer", "[infinite] | .[infinite]"), ("repeat a string", #""ab" * infinite"#),
    ("range with nan", "[range(0; nan; 1)] | length"), ("range with no step", "[range(0; 10; 0)] | length"),
    ("splits", #""aaa" | [splits("")] | length"#), ("deletion", "[range(100000)] | del(.[])"),
  ]

  @Test(arguments: programs)
  func `a program costs at most its budget`(_ name: String, _ program: String) async throws {
    try await surviving { stack in
      let document = Document().node("start", "manual-trigger").node(
        "run", "transform", ["expression": .string(program)])
      try await run(stack, document, name)
    }
  }

  private static let templates: [(String, String)] = [
    ("endless in a template", "{{ def f: f; f }}"), ("many templates", repeated("{{ . }}", 20_000)),
    ("a template bomb", "{{ \"{{\" * 1000000 }}"), ("nested braces", repeated("{{", 50_000)),
    ("many closing braces", repeated("}}", 50_000)), ("a string that never ends", "{{ \"" + repeated("a", 100_000)),
    ("growing output", repeated("{{ [range(10000)] }}", 2_000)),
  ]

  @Test(arguments: templates)
  func `a template costs at most its budget`(_ name: String, _ template: String) async throws {
    try await surviving { stack in
      let document = Document().node("start", "manual-trigger")
        .node("run", "edit-fields", ["fields": ["x": .string(template)]])
      try await run(stack, document, name)
    }
  }

  private static let nested: [(String, String)] = [
    ("parentheses", repeated("(", 20_000) + "1" + repeated(")", 20_000)), ("brackets", repeated("[", 50_000)),
    ("closed brackets", repeated("[", 5_000) + repeated("]", 5_000)),
    ("objects", repeated("{a:", 20_000) + "1" + repeated("}", 20_000)),
    ("pipes", repeated(".|", 50_000) + "."), ("sums", repeated("1+", 50_000) + "1"),
    ("minus signs", repeated("-", 50_000) + "1"),
    ("commas", repeated("1,", 50_000) + "1"), ("paths", repeated(".a", 50_000)),
    ("optional", "." + repeated("?", 50_000)),
    ("conditions", repeated("if true then ", 10_000) + "1" + repeated(" end", 10_000)),
    ("definitions", repeated("def f: 1; ", 20_000) + "f"),
    ("nested definitions", repeated("def f: ", 10_000) + "1" + repeated("; f", 10_000)),
    ("bindings", repeated("1 as $x | ", 20_000) + "$x"),
    ("reductions", repeated("reduce (", 5_000)),
    ("strings in strings", repeated("\"\\(", 5_000) + "1" + repeated(")\"", 5_000)),
    ("a long name", "." + repeated("a", 1_000_000)), ("digits", repeated("9", 100_000)),
    ("alternatives", repeated(". // ", 20_000) + "1"),
    ("tries", repeated("try ", 20_000) + "1"), ("nothing", ""), ("a comment", "# only"), ("null byte", "\u{0}"),
    ("an alternative destructuring", repeated(". as [$a] ?// ", 2_000) + "$a | 1"),
  ]

  @Test(arguments: nested)
  func `a program of deep nesting is refused or runs`(_ name: String, _ program: String) async throws {
    try await surviving { stack in
      let document = Document().node("start", "manual-trigger").node(
        "run", "transform", ["expression": .string(program)])
      try await run(stack, document, name)
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
