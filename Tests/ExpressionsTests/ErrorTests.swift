import Testing
import WorkflowModels

@testable import Expressions

@Suite struct ErrorTests {
  @Test(arguments: [
    ("", 1), (".a.", 3), ("(1", 3), ("[1,", 4), ("{a:}", 4), ("1 +", 4), ("if 1 then 2", 12), (". | | 1", 5),
    ("\"abc", 1), ("\"a\\(1\"", 6), ("1 == 2 == 3", 8), ("$", 1), (".a &&", 4),
    ("'x'", 1), ("{1: 2}", 2), ("reduce . as x (0; 1)", 13), ("a b", 3), (".[", 3), ("@foo", 1), ("break $x", 7),
    ("label x", 1), ("1 as", 5), ("def f 1; 2", 7), ("\"\\x\"", 2), ("é", 1), ("a ? 1 : 2", 5), ("!true", 1),
  ])
  func `what is not a program is refused at its place`(_ program: String, _ column: Int) {
    let error = failure(program)
    #expect(error?.kind == .syntax || error?.kind == .unknownName, "\(String(describing: error))")
    if !["a b", "a ? 1 : 2", "\"a\\(1\"", "@foo", "break $x"].contains(program) {
      #expect(error?.column == column, "\(String(describing: error))")
    }
  }

  @Test(arguments: [
    ("lenght", "did you mean length?"), ("$triger", "did you mean $trigger?"),
    ("$nodes.fetch-tickets", "write $nodes[\"fetch-tickets\"]"), ("$ENV", "secrets"), ("true && false", "write and"),
    ("select(.a, .b; 2)", "semicolons"), ("@base46", "@base64"),
  ])
  func `a wrong name comes with a better one`(_ program: String, _ hint: String) {
    #expect(failure(program)?.hint?.contains(hint) == true, "\(String(describing: failure(program)))")
  }

  @Test func `a field of an array names what was meant`() {
    let error = failure(".data.items.name", ["data": ["items": [1]]])
    #expect(error?.message == "Cannot index array with \"name\"")
    #expect(error?.hint == "did you mean .data.items[].name?")
  }

  @Test func `a place is given by line and column`() {
    let error = failure(".a |\n  .b +\n  nope")
    #expect(error?.line == 3 && error?.column == 3 && error?.text == "nope")
    let running = failure("[1] | map(. + \"é\") |\n length")
    #expect(running?.line == 1 && running?.column == 13, "\(String(describing: running))")
    #expect(running?.message == "number (1) and string (\"é\") cannot be added")
  }

  @Test func `what a program raises is told and kept`() {
    #expect(failure("error(\"too late\")")?.message == "too late")
    #expect(failure("error({a: 1})")?.value == ["a": 1])
    #expect(failure("error({a: 1})")?.kind == .thrown)
  }

  @Test(arguments: [
    "(", "[", "{a:", "-", "1 // ", "if . then ", "\"\\(", "def f: ", ". as [", "try ", "1 as $x | ", "reduce ",
    "label $a | ",
    "{(", "-(.) * (", "@text \"\\(", "map(", ".[", "(. as {a: [", "foreach . as $x (",
  ])
  func `a program nested too deep is refused`(_ opening: String) {
    #expect(failure(String(repeating: opening, count: 10_000) + "1")?.kind == .syntax)
    #expect(failure(". as " + String(repeating: opening, count: 10_000))?.kind == .syntax)
  }

  @Test func `a long program is not a deep one`() throws {
    #expect(try run(String(repeating: "1 + ", count: 5000) + "1") == [5001])
    #expect(try run(String(repeating: ". | ", count: 5000) + "7") == [7])
    #expect(try run("[" + String(repeating: "1, ", count: 5000) + "1] | length") == [5001])
    #expect(try run(String(repeating: ".a", count: 5000)) == [nil])
    #expect(try run("." + String(repeating: "[0]?", count: 5000)) == [nil])
  }
}
