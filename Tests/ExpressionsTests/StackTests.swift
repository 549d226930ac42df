import Foundation
import Testing
import WorkflowModels

@testable import Expressions

/// Threads that run services may have stacks of 512 KiB; the deepest of everything must fit, in debug builds too.
@Suite struct StackTests {
  private func onSmallStack(_ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        work()
        continuation.resume()
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }

  @Test func `the deepest program is parsed on a small stack`() async {
    await onSmallStack {
      for opening in [
        "(", "[", "{a:", "\"\\(", "if . then ", "reduce . as $x (.; ", "def f: ", "label $a | ", "1 as $x | ", "try ",
        "-", "map(", ".[", "1 // ", ". as [$a] | (", ". as [", "{(", "@text \"\\(",
      ] {
        for count in [50, 59, 80, 119, 179, 10_000] {
          _ = try? ExpressionCompiler().compile(String(repeating: opening, count: count) + "1")
        }
      }
      for (left, right) in [
        ("(", ")"), ("[", "]"), ("{a:", "}"), ("if 1 then ", " end"), ("map(", ")"), ("\"\\(", ")\""),
      ] {
        var deepest = 0
        for count in 1...110 {
          let text = String(repeating: left, count: count) + "1" + String(repeating: right, count: count)
          if let program = try? ExpressionCompiler().compile(text) {
            deepest = count
            _ = try? program.evaluate([1], scope: ExpressionScope())
          }
        }
        #expect(deepest >= 25, "\(left)")
      }
    }
  }

  @Test func `the deepest values and recursions are handled on a small stack`() async {
    await onSmallStack {
      let programs = [
        "reduce range(500) as $i (1; [.])",
        "reduce range(500) as $i (1; [.]) | . == ., flatten, tojson, (tojson | fromjson), [..] , contains(.), sort, walk(.)",
        "reduce range(500) as $i (1; {a: .}) | . * . | [paths] | length",
        "[range(500) | \"a\"] as $p | null | setpath($p; 1) | delpaths([$p]) | getpath($p)",
        "def f: if . < 4000 then 1 + (. + 1 | f) else 0 end; 0 | f",
        "def f(g): if . < 1000 then . + 1 | f(g | g) else 0 end; 0 | f(.)",
        "[limit(100000; def f: ., (. + 1 | f); 0 | f)] | length", "def f: 1 + f; f", "def f(x): f(x + 1); f(1)",
        "last(label $out | foreach range(20000) as $i (0; . + 1; ., (label $b | .)))",
        "[recurse(if . < 20000 then . + 1 else empty end)] | length",
      ]
      for program in programs {
        _ = try? ExpressionCompiler().compile(program).evaluate(
          .null, scope: ExpressionScope(), budget: ExpressionBudget(steps: 400_000, bytes: 64 << 20, depth: 10_000))
      }
    }
  }
}
