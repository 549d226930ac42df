import Testing
import WorkflowModels

@testable import Expressions

/// Regular expressions in Oniguruma's syntax; the outputs are jq's.
@Suite struct PatternTests {
  static let examples = [
    Example("[match(\"(?<=a)b\"; \"g\").offset]", #""abxb""#, "[1]"),
    Example("[match(\"(?<!a)b\"; \"g\").offset]", #""abxb""#, "[3]"),
    Example("[match(\"a(?=b)\", \"a(?!b)\").offset]", #""abac""#, "[0,2]"),
    Example("test(\"^(ab)\\\\1$\"), test(\"(?<x>ab)\\\\k<x>\")", #""abab""#, "true", "true"),
    Example("capture(\"(?<a>[a-z]+)-(?<n>[0-9]+)\")", #""xyz-14""#, #"{"a":"xyz","n":"14"}"#),
    Example("[match(\"a+?\").length, match(\"a+\").length]", #""aaa""#, "[1,3]"),
    Example("test(\"a++a\"), test(\"(?>a*)a\"), test(\"a*a\")", #""aaa""#, "false", "false", "true"),
    Example("[scan(\"c\")], [scan(\"(a)(b)?\")]", #""abac""#, #"["c"]"#, #"[["a","b"],["a",null]]"#),
    Example("split(\", *\"; null), [splits(\"b\"; \"i\")]", #""a, Bc,d""#, #"["a","Bc","d"]"#, #"["a, ","c,d"]"#),
    Example("sub(\"(?<x>[a-z])\"; \"\\(.x)!\"), gsub(\"\\\\s\"; \"\")", #""a b c""#, #""a! b c""#, #""abc""#),
    Example("[gsub(\"a\"; \"b\", \"c\")], gsub(\"\"; \"-\")", #""aa""#, #"["bb","cc"]"#, #""-a-a-""#),
    Example("[match(\"a|b+\"; \"l\").string], [match(\"a*\"; \"n\").offset]", #""bba""#, #"["bb"]"#, "[2]"),
    Example("test(\"A B\"; \"ix\"), test(\"a.b\"; \"p\"), test(\"a.b\")", #""a\nb ab""#, "true", "true", "false"),
    Example("[match(\"\\\\p{Lu}|[[:digit:]]\"; \"g\").string]", #""aÉ1""#, #"["É","1"]"#),
    Example("test(\"É\"; \"i\"), test(\"^.$\")", #""é""#, "true", "true"),
    Example("match(\"(x)?b\").captures[0]", #""ab""#, #"{"offset":-1,"length":0,"string":null,"name":null}"#),
    // The longest match is that of the most bytes.
    Example("[match(\"(?<x>.)(?<z>.)\"; \"gl\").string]", #""abé""#, #"["bé"]"#),
    Example(
      "[scan(\"\\\\p{L}\"; \"l\")], [scan(\".\"; \"l\")]", #""aébécd""#, #"["é","é","c","d"]"#, #"["é","é","c","d"]"#),
    Example("split(\"(?<x>.)(?<z>.)\"; \"l\")", #""aé😀b""#, #"["a","b"]"#),
    Example("[match(\"(é|😀|ab)\"; \"gl\").offset]", #""éab""#, "[0,1]"),
  ]

  @Test(arguments: examples) func `patterns match what jq matches`(_ example: Example) throws {
    try example.check()
  }

  @Test(arguments: ["(", "[a", "*", "a{3,1}", "\\\\1", "(?<1>a)", "\\\\p{Nope}", "[[:nope:]]", "[z-a]", "(?z)"])
  func `a wrong pattern is an error that says where`(_ pattern: String) {
    #expect(failure("test(\"\(pattern)\")", "a")?.message.contains("The pattern is wrong") == true)
  }

  @Test func `a flag that does not exist is named`() {
    #expect(failure("test(\"a\"; \"q\")", "a")?.message.contains("q is not a valid modifier") == true)
  }

  @Test(arguments: ["^(a+)+$", "^(a|aa)+$", "(a*)*b$", "^(a|a)*$", "(.*a){12}$"])
  func `a pattern that ruins others is matched in linear time`(_ pattern: String) throws {
    #expect(try run("test(\"\(pattern)\")", .string(String(repeating: "a", count: 3000) + "c")) == [false])
  }

  @Test(arguments: ["^(?=(a+)+$)b", "^(?:(a+)+)\\\\1$", "(?<!(x+)+)(a+)+c"])
  func `one that needs backtracking ends with the budget`(_ pattern: String) {
    let text = JSON.string(String(repeating: "a", count: 40) + "b")
    let budget = ExpressionBudget(steps: 50_000, bytes: 8 << 20, depth: 1000)
    #expect(failure("test(\"\(pattern)\")", text, budget: budget)?.kind == .budget)
  }
}
