import TestKit
import Testing
import WorkflowModels

/// What is executed while processes are killed, and what must hold of it afterwards.
struct TortureWorkload {
  struct Kind: Sendable {
    let name: String
    let document: Document
    var isAtMostOnce = false
    /// How many different calls one execution makes.
    let calls: Int
  }

  let kinds: [Kind]

  init(calling url: String) {
    let retry: JSON = ["max_attempts": 8, "initial_seconds": 0.1, "factor": 1.5, "jitter": true]
    func call(_ id: String, _ path: String, _ document: Document, fields: JSONObject = [:]) -> Document {
      var fields = fields
      if fields["effect"] == nil { fields["retry"] = retry }
      return document.node(
        id, "http-request",
        ["method": "POST", "url": .string("\(url)/calls/\(path)"), "body": ["number": "{{ $trigger.number }}"]],
        fields: fields)
    }
    func start(_ name: String) -> Document { Document(name).node("start", "manual-trigger") }
    let journaled: JSONObject = ["journal": true]
    kinds = [
      Kind(name: "chain", document: call("b", "chain-b", call("a", "chain-a?slow_ms=30", start("chain"))), calls: 2),
      Kind(name: "failing", document: call("a", "failing?fail=2", start("failing")), calls: 1),
      Kind(
        name: "once",
        document: call(
          "a", "once?slow_ms=60", start("once"), fields: ["effect": "at_most_once", "on_error": "continue"]),
        isAtMostOnce: true, calls: 1),
      Kind(
        name: "wait", document: call("b", "wait", start("wait").node("pause", "wait", ["seconds": 1])), calls: 1),
      Kind(
        name: "steps",
        document: start("steps").node("one", "edit-fields", ["fields": ["one": 1]], fields: journaled)
          .node("two", "edit-fields", ["fields": ["two": "{{ .one + 1 }}"]], fields: journaled)
          .node("three", "edit-fields", ["fields": ["three": "{{ .two + 1 }}"]], fields: journaled), calls: 0),
      Kind(
        name: "each",
        document: start("each").node("items", "for-each", ["items": "{{ [1, 2, 3] }}"]).node(
          "call", "http-request",
          [
            "method": "POST", "url": .string("\(url)/calls/each"),
            "body": ["number": "{{ $trigger.number }}", "item": "{{ $item }}"],
          ], fields: ["parentId": "items", "retry": retry], after: .nothing), calls: 3),
    ]
  }

  func kind(of number: Int) -> Kind { kinds[number % kinds.count] }

  /// Every effect as often as its policy allows, and each repetition under its first key.
  func judge(_ calls: [StandIn.Call], executions: Int) {
    let byKey = Dictionary(grouping: calls, by: \.key)
    #expect(byKey[""] == nil, "A call had no Idempotency-Key.")
    for (key, calls) in byKey where Set(calls.map(\.path)).count > 1 || Set(calls.map(\.body)).count > 1 {
      Issue.record("Key \(key) was used for different calls.")
    }
    let byNumber = Dictionary(grouping: calls) { $0.body["number"]?.intValue ?? -1 }
    for number in 0..<executions {
      let kind = kind(of: number)
      let mine = byNumber[number] ?? []
      let keys = Set(mine.map(\.key)).count
      if kind.isAtMostOnce {
        #expect(mine.count <= 1, "\(number) called \(mine.count) times, though at most once.")
      } else {
        #expect(keys == kind.calls, "\(number) (\(kind.name)) called under \(keys) keys instead of \(kind.calls).")
      }
    }
  }
}
