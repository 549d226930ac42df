private import Expressions
private import Glibc
private import WorkflowModels

/// Evaluates programs line by line, so that what drives it can compare the results with those of another jq:
/// `{"program": …, "input": …}` gives `{"results": […]}` or `{"error": "…", "kind": "…"}`.
@main
struct Main {
  static func main() {
    let compiler = ExpressionCompiler()
    let scope = ExpressionScope(now: Timestamp(microseconds: 1_700_000_000_500_000))
    while let line = readLine() {
      print(answer(to: line, compiler, scope).text())
      // Whoever drives this waits for each line.
      fflush(nil)
    }
  }

  private static func answer(to line: String, _ compiler: ExpressionCompiler, _ scope: ExpressionScope) -> JSON {
    guard let pair = try? JSON(parsing: Array(line.utf8)), let program = pair["program"]?.stringValue else {
      return ["error": "a line is {program, input}", "kind": "line"]
    }
    do throws(ExpressionError) {
      let compiled = try compiler.compile(program)
      return ["results": .array(try compiled.evaluate(pair["input"] ?? .null, scope: scope))]
    } catch {
      return ["error": .string(error.description), "kind": .string(error.kind.rawValue)]
    }
  }
}
