import Testing
import WorkflowModels

@testable import AIService

struct PlannerFuzzTests {
  static let words = [
    "fetch", "post", "keep", "where", "is", "if", "then", "otherwise", "every", "at", "9", "9:99", "and", ",", ".",
    "\"", "'", "{{", "}}",
    "{{ .a }}", "{\"a\":", "]", "[", "https://a.com/x?y={{", "http://", "#", "@", "a@b.c", "the", "between", "or",
    "not", "when", "a", "webhook", "arrives", "/orders", "on", "monday", "minutes", "1e999", "-5",
    "99999999999999999999", "0.0000001", "*", "* * * * *",
    "for each", "ticket", "in", "route by", ":", "😀", "ß", "日本語", "\u{0}", "\u{202E}", "e\u{301}", "\n", "1. ", "wait",
    "until", "2026-13-45", "seconds", "count", "by", "sort", "first", "total", "of", "set", "to", "=", ">=", "rename",
    "as", "remove", "email", "respond", "with", "status", "stop", "error", "unless", "else", "than", "greater", "there",
    "are", "more",
    "1,000,000", "\\", "\t",
    "month", "last", "15th", "day", "each", "Europe", "/", "Berlin", "time", "half", "an", "hour", "merge", "jq", "`",
    "«", "»", "%",
  ]

  @Test(arguments: 0..<40)
  func `no mixture of words brings the planner down`(seed: UInt64) {
    var random = SplitMix(state: seed &* 0x9E37_79B9 &+ 1)
    for _ in 0..<60 {
      let count = Int(random.next() % 40)
      var prompt = ""
      for _ in 0..<count {
        prompt += Self.words[Int(random.next() % UInt64(Self.words.count))]
        if random.next() % 5 != 0 { prompt += " " }
      }
      _ = IntentClassifier.classify(prompt)
      if case .workflow(let workflow) = Planner().plan(prompt) { soundness(of: workflow, prompt) }
    }
  }

  @Test(arguments: 0..<10)
  func `no mixture of characters brings the planner down`(seed: UInt64) {
    var random = SplitMix(state: seed &+ 77)
    for _ in 0..<60 {
      var prompt = ""
      for _ in 0..<Int(random.next() % 200) {
        let code = random.next() % 3 == 0 ? UInt32(random.next() % 0x11_0000) : UInt32(random.next() % 128)
        if let scalar = Unicode.Scalar(code) { prompt.unicodeScalars.append(scalar) }
      }
      if case .workflow(let workflow) = Planner().plan(prompt) { soundness(of: workflow, prompt) }
    }
  }

  @Test func `steps beyond what a workflow holds are asked about before anything runs`() throws {
    let prompt = (0..<300).map { "fetch https://example.com/\($0)" }.joined(separator: "\n")
    guard case .workflow(let planned) = Planner().plan(prompt) else {
      Issue.record("no workflow")
      return
    }
    #expect(planned.missing.contains { $0.question.contains("left out") }, "\(planned.missing)")
    let whole = (0..<100).map { "fetch https://example.com/\($0)" }.joined(separator: "\n")
    guard case .workflow(let kept) = Planner().plan(whole) else { return }
    #expect(kept.missing.isEmpty)
    #expect(kept.document.nodes.filter { $0.type == "http-request" }.count == 100)
  }

  @Test func `what is said in another language is asked about, not guessed`() {
    let outcome = Planner().plan("Create un flux qui récupère https://example.com")
    guard case .workflow(let planned) = outcome else { return }
    #expect(planned.document.nodes.allSatisfy { $0.type != "edit-fields" }, "\(planned.document.nodes)")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "then wait 1 second ", "if a is b then ", "and ", "fetch https://a.com/x, ", "for each item ", "where a is b or ",
      "\"", "{{ ", "{", "[",
      "every day ", "route by a: b to https://c.com/d, ", "a", "1", "#", "\n", "otherwise ", "when a webhook arrives ",
    ])
  func `twenty thousand characters of anything end soon`(piece: String) {
    var prompt = "fetch https://a.com/x "
    while prompt.count < 20_000 { prompt += piece }
    if case .workflow(let workflow) = Planner().plan(prompt) {
      soundness(of: workflow, String(prompt.prefix(60)))
      #expect(workflow.document.nodes.count <= 320)
    }
  }

  @Test func `texts of the prompt cannot break out of expressions`() throws {
    let plan = try #require(PlanText(#"fetch https://a.com/x then keep items where name is "a\" or true or \"\\(1)""#))
    let condition = try #require(plan.workflow.document.nodes.last?.properties["condition"]?.stringValue)
    #expect(condition.hasPrefix("$item.name == \""))
    #expect(!condition.hasSuffix("true"))
  }
}

/// A small generator of pseudo-random numbers, so that a failing seed fails again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
