private import Expressions
private import Glibc
private import WorkflowModels

/// Evaluates programs line by line, so that what drives it can compare the results with those of another jq:
/// `{"program": …, "input": …}` gives `{"results": […]}` or `{"error": "…", "kind": "…"}`. Each program is evaluated by
/// both our ways, which must agree; with `--once` as an execution does it.
@main
struct Main {
  static func main() {
    let compiler = ExpressionCompiler()
    let scope = ExpressionScope(now: Timestamp(microseconds: 1_700_000_000_500_000))
    let isOnce = CommandLine.arguments.contains("--once")
    while let line = readLine() {
      print(answer(to: line, compiler, scope, comparing: !isOnce).text())
      // Whoever drives this waits for each line.
      fflush(nil)
    }
  }

  private static func answer(to line: String, _ compiler: ExpressionCompiler, _ scope: ExpressionScope, comparing: Bool)
    -> JSON
  {
    guard let pair = try? JSON(parsing: Array(line.utf8)), let program = pair["program"]?.stringValue else {
      return ["error": "a line is {program, input}", "kind": "line"]
    }
    do throws(ExpressionError) {
      let compiled = try compiler.compile(program)
      let input = pair["input"] ?? .null
      let results = JSON.array(try compiled.evaluate(input, scope: scope))
      guard comparing else { return ["results": results] }
      return disagreement(with: results, compiled, input, scope) ?? ["results": results]
    } catch {
      return ["error": .string(error.description), "kind": .string(error.kind.rawValue)]
    }
  }

  /// nil when the machine, which decides all programs, gives the same.
  private static func disagreement(
    with results: JSON, _ program: ExpressionProgram, _ input: JSON, _ scope: ExpressionScope
  ) -> JSON? {
    do throws(ExpressionError) {
      let slow = JSON.array(try program.evaluateStepByStep(input, scope: scope))
      if slow.text() == results.text() { return nil }
      return ["error": .string("step by step it is \(slow)"), "kind": "shortcut"]
    } catch {
      // The machine takes more steps for the same, and may be stopped earlier.
      if error.kind == .budget { return nil }
      return ["error": .string("step by step it is an error: \(error)"), "kind": "shortcut"]
    }
  }
}
