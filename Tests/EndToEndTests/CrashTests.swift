import HTTP
import Postgres
import TestKit
import Testing
import WorkflowModels

/// What the workflow service promises when it dies: an acknowledged start is never lost, and what must be repeated is
/// repeated under the same key.
@Suite(.serialized)
struct CrashTests {
  private static let user = "crash-test"

  @Test(.timeLimit(.minutes(2)))
  func `two hundred executions outlive a kill in their middle`() async throws {
    let stack = try await Stack([.workflow])
    let outside = try await StandIn()
    let service = stack.workflow
    let kinds = Self.kinds(calling: outside.url)
    var started: [(id: String, kind: Kind)] = []
    for number in 0..<200 {
      let kind = kinds[number % kinds.count]
      started.append((try await service.execute(kind.document, user: Self.user, input: ["number": .int(number)]), kind))
    }
    // In the middle: some calls are done, others on their way, others not yet begun.
    #expect(await eventually { outside.calls.count > 40 })
    let before = try stack.process(.workflow).pid
    try await stack.process(.workflow).kill()
    let callsBefore = outside.calls.count
    try await stack.restart(.workflow)
    #expect(try stack.process(.workflow).pid != before)

    for (id, kind) in started {
      let execution = try await service.finished(id, user: Self.user, within: .seconds(40))
      #expect(execution["status"] == "completed", "\(kind.name): \(execution.text().prefix(600))")
    }
    #expect(outside.calls.count > callsBefore, "Nothing was left to do after the crash: kill earlier.")
    try judge(outside.calls, of: started)
  }

  /// Whatever was called twice carried the same key both times; no two executions share one; at most once is kept.
  private func judge(_ calls: [StandIn.Call], of started: [(id: String, kind: Kind)]) throws {
    let byKey = Dictionary(grouping: calls, by: \.key)
    #expect(byKey[""] == nil, "A call had no Idempotency-Key.")
    for (key, calls) in byKey {
      #expect(Set(calls.map(\.path)).count == 1, "Key \(key) was used for several calls.")
      #expect(Set(calls.map { $0.body["number"] }).count == 1, "Key \(key) was used by several executions.")
    }
    // Each execution calls one path of its own kind once, under one key.
    for (number, execution) in started.enumerated() {
      let mine = calls.filter { $0.body["number"] == .int(number) }
      // Killed after it had noted its intention and before it called: in doubt, so it must not call again.
      let fewest = execution.kind.isAtMostOnce ? 0 : 1
      #expect(
        (fewest...1).contains(Set(mine.map(\.key)).count), "\(execution.id) called under \(Set(mine.map(\.key))).")
      if execution.kind.isAtMostOnce {
        #expect(mine.count <= 1, "\(execution.id) must call at most once, but called \(mine.count) times.")
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `asked to stop in the middle of work, the service ends in time and nothing is lost`() async throws {
    let stack = try await Stack([.workflow])
    let outside = try await StandIn()
    let service = stack.workflow
    let kinds = Self.kinds(calling: outside.url)
    var started: [String] = []
    for number in 0..<40 {
      let document = kinds[number % kinds.count].document
      started.append(try await service.execute(document, user: Self.user, input: ["number": .int(number)]))
    }
    let ending = try await stack.process(.workflow).terminate()
    #expect(ending.code == 0)
    #expect(ending.after < .seconds(10))
    try await stack.restart(.workflow)
    for id in started {
      let execution = try await service.finished(id, user: Self.user)
      #expect(execution["status"] == "completed", "\(execution.text().prefix(600))")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a child is cancelled although its parent died between its end and telling it`() async throws {
    let stack = try await Stack([.workflow])
    let service = stack.workflow
    let child = try await service.store(
      Document("Child").node("start", "manual-trigger").node("ask", "approval", ["message": "Go on?"]),
      user: Self.user)
    let parent = try await service.execute(
      Document("Parent").node("start", "manual-trigger")
        .node("child", "sub-workflow", ["workflow_id": .string(child)]), user: Self.user)
    var started: [String] = []
    _ = try await eventually {
      started = try await stack.rows(
        "select id from workflow.executions where options is not null and status = 'waiting'")
      return !started.isEmpty
    }
    let id = try #require(started.first)
    try await stack.process(.workflow).kill()
    // The last thing that the process has written.
    _ = try await stack.rows(
      """
      update workflow.executions set status = 'cancelled', completed_at = started_at + 1, wake_at = null
      where id = \(parent) returning id
      """)
    try await stack.restart(.workflow)
    let execution = try await service.finished(id, user: Self.user)
    #expect(execution["status"] == "cancelled", "\(execution.text().prefix(600))")
  }
}

/// One shape of workflow that a crash may interrupt.
private struct Kind: Sendable {
  let name: String
  let document: Document
  var isAtMostOnce = false
}

extension CrashTests {
  fileprivate static func kinds(calling url: String) -> [Kind] {
    let retry: JSON = ["max_attempts": 6, "initial_seconds": 0.1, "factor": 1, "jitter": false]
    let body: JSONObject = ["body": ["number": "{{ .number }}"]]
    return [
      Kind(
        name: "slow",
        document: .call("\(url)/calls/slow?slow_ms=800", properties: body, fields: ["retry": retry])),
      Kind(
        name: "wait",
        document: Document("Wait").node("start", "manual-trigger").node("pause", "wait", ["seconds": 1])
          .node(
            "call", "http-request",
            ["method": "POST", "url": .string("\(url)/calls/wait"), "body": ["number": "{{ .number }}"]],
            fields: ["retry": retry])),
      Kind(
        name: "retry",
        document: .call("\(url)/calls/retry?slow_ms=50&fail=2", properties: body, fields: ["retry": retry])),
      Kind(
        name: "at most once",
        document: .call(
          "\(url)/calls/once?slow_ms=500", properties: body,
          fields: ["effect": "at_most_once", "on_error": "continue"]), isAtMostOnce: true),
    ]
  }
}
