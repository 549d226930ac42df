import Testing
import WorkflowModels

@testable import Expressions

@Suite struct TemplateTests {
  private func render(_ text: String, _ input: JSON = .null) throws -> JSON {
    try Template(parsing: text).render(input, scope: scope)
  }

  private func failure(_ text: String, _ input: JSON = .null) -> ExpressionError? {
    do {
      _ = try render(text, input)
      return nil
    } catch {
      return error as? ExpressionError
    }
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("", #""""#), ("{{ 1 + 1 }}", "2"), ("{{.a}}", "[1]"),
    ("{{ {a: {b: 1}} }}", #"{"a":{"b":1}}"#), ("{{{a: 1}}}", #"{"a":1}"#), ("a {{ .a }} b {{ 2 }}", #""a [1] b 2""#),
    ("{{ \"}}\" }}", #""}}""#), ("{{ \"a\\(\"}}\" | length)\" }}", #""a2""#), ("x{{ \"a\" }}{{ true }}", #""xatrue""#),
    ("{{ empty }}", "null"), ("{{ .none }}", "null"), ("{{ .none // \"\" }}!", #""!""#),
    ("}} { {", #""}} { {""#), ("{{ .a[0] }}", "1"), (" {{ 1 }}", #"" 1""#), ("{{ {o: .a} }}.", #""{\"o\":[1]}.""#),
    ("{{ 1 # }}\n}}", "1"), ("é {{ $trigger.team }}", #""é red""#), ("{{ 1.5 }} {{ 3.0 }}", #""1.5 3""#),
  ])
  func `a template keeps the type of a lone expression and writes values into a text`(_ text: String, _ wanted: String)
    throws
  {
    #expect(try render(text, ["a": [1]]) == JSON(parsing: wanted))
  }

  @Test func `a missing value in a text is an error that names it`() {
    let error = failure("Hello {{ .user.name }}!")
    #expect(error?.kind == .template)
    #expect(error?.message.hasPrefix(".user.name") == true)
    #expect(error?.hint?.contains(".user.name // \"\"") == true)
  }

  @Test func `several values in a template are an error`() {
    #expect(failure("{{ 1, 2 }}")?.message.contains("2 values") == true)
  }

  @Test func `an error's column is that of the template`() {
    #expect(failure("é {{ 1 + }}")?.column == 10)
    #expect(failure("ab {{ nope }}")?.column == 7)
    #expect(failure("ab {{ .a.b }}", ["a": 5])?.column == 9)
    #expect(failure("open {{ .a")?.column == 6)
  }

  @Test func `properties are compiled once and programs are left alone`() throws {
    let properties: JSON = [
      "url": "https://x/{{ $trigger.team }}", "n": 5, "list": ["a", "{{ .v }}"], "condition": "{{ .x }}",
      "deep": ["code": "{{", "t": "{{ $nodes.fetch.body }}"],
    ]
    let compiled = CompiledProperties(properties, neverExpanded: ["condition", "code"])
    #expect(compiled.problems.isEmpty)
    #expect(compiled.references.map(\.path) == ["url", "list[1]", "deep.t"])
    #expect(compiled.references.flatMap { $0.references.nodeIDs } == ["fetch"])
    #expect(
      try compiled.render(["v": true], scope: scope) == [
        "url": "https://x/red", "n": 5, "list": ["a", true], "condition": "{{ .x }}",
        "deep": ["code": "{{", "t": [1, 2]],
      ])
    #expect(CompiledProperties(["a": ["b": 1, "c": "x"]], neverExpanded: []).value.isLiteral)
    let wrong = CompiledProperties(["a": "{{ 1 + }}", "b": ["{{ nope }}", "{{"]], neverExpanded: [])
    #expect(wrong.problems.map(\.path) == ["a", "b[0]", "b[1]"])
  }
}
