import Testing
import WorkflowModels

@Suite struct MachineEndingTests {
  typealias H = MachineHarness
  private let broken = NodeFailure(code: "broken", message: "It broke.", isRetryable: true)

  private func pair(retry: RetryPolicy? = nil, onError: OnError = .fail) -> MachineHarness {
    var harness = H(
      [H.node("t", "trigger"), H.node("a", retry: retry, onError: onError), H.node("b"), H.node("c")],
      [H.edge("t", "a"), H.edge("a", "b"), H.edge("a", "c", "error")])
    harness.begin()
    harness.finish("t")
    return harness
  }

  @Test func `a failed node fails the execution and cancels what runs beside it`() {
    var harness = H([H.node("t", "trigger"), H.node("a"), H.node("b")], [H.edge("t", "a"), H.edge("t", "b")])
    harness.begin()
    harness.finish("t")
    harness.fail("a", broken)
    #expect(harness.outcome == .failed(broken, node: "a"))
    #expect(harness.status("b") == .cancelled)
    #expect(harness.commands.contains(.abandon(node: harness.index("b"))))
  }

  @Test func `a late answer of an abandoned node changes nothing`() {
    var harness = pair()
    harness.fail("a", broken)
    let before = harness.machine.nodes
    harness.finish("a", 1)
    #expect(harness.machine.nodes == before)
  }

  @Test func `continue passes the error on by main`() {
    var harness = pair(onError: .continue)
    harness.fail("a", broken)
    #expect(harness.status("a") == .failed)
    #expect(
      harness.input(of: "b") == [
        "error": ["message": "It broke.", "code": "broken", "node_id": "a", "attempts": 1]
      ])
    #expect(harness.status("c") == .skipped)
  }

  @Test func `branch passes the error on by the error port alone`() {
    var harness = pair(onError: .branch)
    harness.fail("a", broken)
    #expect(harness.status("b") == .skipped)
    #expect(harness.input(of: "c")?["error"]?["code"] == "broken")
  }

  @Test func `a retryable failure is tried again after its rest, up to the limit`() {
    let policy = RetryPolicy(maxAttempts: 3, initialSeconds: 2, factor: 3, maxSeconds: 60, jitter: false)
    var harness = pair(retry: policy)
    harness.fail("a", broken)
    #expect(harness.status("a") == .waiting)
    let first = harness.now + .seconds(2)
    #expect(harness.commands.last == .startTimer(node: harness.index("a"), at: first))
    harness.apply(.timerFired(harness.index("a"), at: first))
    harness.fail("a", broken)
    #expect(harness.commands.last == .startTimer(node: harness.index("a"), at: harness.now + .seconds(6)))
    harness.apply(.timerFired(harness.index("a"), at: harness.now + .seconds(6)))
    harness.fail("a", broken)
    #expect(harness.outcome == .failed(broken, node: "a"))
    #expect(harness.machine.nodes[harness.index("a")].attempts == 3)
  }

  @Test func `what the other side asks for is respected`() {
    var harness = pair(retry: RetryPolicy(maxAttempts: 2, initialSeconds: 1, factor: 1, maxSeconds: 5, jitter: false))
    harness.fail("a", NodeFailure(code: "busy", message: "Busy.", isRetryable: true, retryAfterSeconds: 30))
    #expect(harness.commands.last == .startTimer(node: harness.index("a"), at: harness.now + .seconds(30)))
  }

  @Test(arguments: [
    NodeFailure(code: "wrong", message: "Wrong."),
    NodeFailure(code: "in_doubt", message: "Unknown.", isRetryable: true, isInDoubt: true),
  ])
  func `what cannot be repeated is not`(failure: NodeFailure) {
    var harness = pair(retry: RetryPolicy(maxAttempts: 5))
    harness.fail("a", failure)
    #expect(harness.outcome == .failed(failure, node: "a"))
    #expect(harness.status("a") == (failure.isInDoubt ? .inDoubt : .failed))
  }

  @Test func `a wait lets its output go when its time has come`() {
    var harness = pair()
    let until = H.start + .seconds(90)
    harness.apply(.nodeWaiting(harness.index("a"), .main("later"), until: until, at: harness.now))
    #expect(harness.status("a") == .waiting)
    #expect(harness.commands.last == .startTimer(node: harness.index("a"), at: until))
    harness.apply(.timerFired(harness.index("a"), at: until))
    #expect(harness.input(of: "b") == "later")
  }

  @Test func `cancelling ends everything that is not over`() {
    var harness = pair()
    harness.apply(.cancelled(at: harness.now))
    #expect(harness.outcome == .cancelled)
    #expect(harness.status("a") == .cancelled)
    #expect(harness.status("t") == .completed)
  }

  @Test(arguments: 0..<20) func `jitter is the same on every fold and never above the rest`(seed: Int) {
    let policy = RetryPolicy(maxAttempts: 9, initialSeconds: 4, factor: 1, maxSeconds: 4, jitter: true)
    var commands: [MachineCommand] = []
    for _ in 0..<2 {
      var harness = pair(retry: policy)
      for _ in 0...seed % 4 {
        harness.fail("a", broken)
        if case .startTimer(_, let at)? = harness.commands.last {
          #expect(at >= harness.now && at <= harness.now + .seconds(4))
          harness.apply(.timerFired(harness.index("a"), at: at))
        }
      }
      if commands.isEmpty { commands = harness.commands } else { #expect(commands == harness.commands) }
    }
  }
}
