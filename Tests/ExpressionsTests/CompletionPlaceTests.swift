import Testing

@testable import Expressions

@Suite struct CompletionPlaceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let subject: CompletionPlace.Subject
    let prefix: String
    var testDescription: String { text }

    init(_ text: String, _ subject: CompletionPlace.Subject, _ prefix: String = "") {
      self.text = text
      self.subject = subject
      self.prefix = prefix
    }
  }

  private static func field(
    _ root: ExpressionReferences.Root, _ hops: CompletionPlace.Hop...
  ) -> CompletionPlace.Subject {
    .field(of: .init(root: root, hops: hops))
  }

  static let cases = [
    Case("", .word), Case("len", .word, "len"), Case("$", .variable), Case("$tri", .variable, "tri"),
    Case("@b", .format, "b"), Case(".", field(.input)), Case(".us", field(.input), "us"),
    Case(".user.na", field(.input, .key("user")), "na"),
    Case(".items[0].pr", field(.input, .key("items"), .index(0)), "pr"),
    Case(".items[]?.", field(.input, .key("items"), .each)), Case(".[\"a b\"].", field(.input, .key("a b"))),
    Case(".\"a b\".x", field(.input, .key("a b")), "x"), Case("$nodes.", field(.nodes)),
    Case("$nodes.fetch.bo", field(.nodes, .key("fetch")), "bo"),
    Case("$nodes[\"fetch-1\"].", field(.nodes, .key("fetch-1"))), Case("1 + .a", field(.input), "a"),
    Case("{x: .", field(.input)), Case("[.a, .b", field(.input), "b"), Case(".a | .b", field(.input, .key("a")), "b"),
    Case(".items | map(.pr", field(.input, .key("items"), .each), "pr"),
    Case(".items | map(select(.pr", field(.input, .key("items"), .each), "pr"),
    Case(".items | map(select(.a > 1) | .pr", field(.input, .key("items"), .each), "pr"),
    Case(".items | sort_by(.a) | .[0].", field(.input, .key("items"), .index(0))),
    Case("if .a then .b", field(.input), "b"), Case(".a as $x | .b", field(.input), "b"),
    Case("$x.", .field(of: nil)), Case("tojson | .", .field(of: nil)), Case("..", .nothing),
    Case("1.", .field(of: nil)),
    Case("\"abc", .nothing), Case("\"a \\(.b", field(.input), "b"), Case("# .a", .nothing), Case("12", .nothing, "12"),
    Case("Hello {{ .na", field(.input), "na"), Case("Hello {{ .name }} and", .nothing),
    Case("Hello {{ .name }} {{ $", .variable), Case("{\"a\": {\"b\": .", field(.input)),
  ]

  @Test(arguments: cases) func `what stands before the cursor is found`(_ example: Case) {
    let place = CompletionPlace(in: example.text, cursor: example.text.count)
    #expect(place.subject == example.subject && place.prefix == example.prefix, "\(place)")
    #expect(place.start == example.text.count - example.prefix.count || place.subject == .nothing)
  }

  @Test func `what stands behind the cursor does not matter`() {
    let place = CompletionPlace(in: "é .us | length", cursor: 5)
    #expect(place.subject == Self.field(.input) && place.prefix == "us" && place.start == 3)
    #expect(CompletionPlace(in: ".a", cursor: 99).prefix == "a")
  }

  @Test func `variables that were bound are known`() {
    #expect(CompletionPlace(in: ".a as $x | .b as [$y, $x] | $", cursor: 29).variables == ["x", "y"])
  }

  @Test(arguments: [".|", "(", "[", "{", ".a|map(", "\"\\(", ")", "]", "}", "\"", "$", ".", "as $x|", "?"])
  func `no text keeps it long`(_ piece: String) {
    let text = String(repeating: piece, count: 20_000)
    #expect(CompletionPlace(in: text, cursor: text.count).start <= text.count)
  }

  @Test func `every function of the vocabulary is one`() throws {
    for function in ExpressionVocabulary.functions {
      for arity in function.arities {
        let call =
          arity == 0 ? function.name : "\(function.name)(\(Array(repeating: ".", count: arity).joined(separator: ";")))"
        #expect(throws: Never.self, "\(call)") { try ExpressionCompiler().compile(call) }
      }
    }
    #expect(ExpressionVocabulary.functions.contains { $0.name == "map" && $0.arities == [1] })
  }
}
