import Catalog
import Testing
import WorkflowModels

@Suite struct SignalTests {
  typealias S = Sketch
  private static let later = Timestamp(microseconds: 1_800_000_100_000_000)

  private func waiting(_ type: String, _ properties: JSONObject) throws -> ExecutionFold {
    let outcome = S.validate([S.node("t", "manual-trigger"), S.node("w", type, properties)], [S.edge("t", "w")])
    return S.run(try #require(outcome.workflow), input: ["amount": 5])
  }

  private func state(_ fold: ExecutionFold) -> JSON? { fold.machine.nodeStates()["w"] }

  @Test(arguments: [(true, "approved"), (false, "rejected")])
  func `an approval leaves by what was said`(isApproved: Bool, port: String) throws {
    var fold = try waiting("approval", ["message": "Sure?"])
    #expect(state(fold)?["status"] == "waiting")
    let payload: JSON = ["approved": .bool(isApproved), "by": "ada", "comment": "because"]
    let node = try #require(fold.machine.node(named: "w"))
    let event = try #require(fold.event(of: payload, toNode: node, at: Self.later))
    _ = fold.apply(event)
    let approval: JSON = [
      "approved": .bool(isApproved), "by": "ada", "comment": "because", "at": .string(Self.later.rfc3339),
    ]
    #expect(fold.machine.nodes[node].outputs == .port(port, ["amount": 5, "approval": approval]))
  }

  @Test func `a signal that says nothing usable fails the node`() throws {
    var fold = try waiting("approval", ["message": "Sure?"])
    let node = try #require(fold.machine.node(named: "w"))
    _ = fold.apply(try #require(fold.event(of: "yes", toNode: node, at: Self.later)))
    #expect(state(fold)?["error"]?["code"] == "wrong_signal")
  }

  @Test(arguments: [("approve", "completed"), ("reject", "completed"), ("fail", "failed")])
  func `nobody decides in time`(policy: String, status: String) throws {
    var fold = try waiting("approval", ["message": "Sure?", "timeout_seconds": 9, "on_timeout": .string(policy)])
    S.passTime(&fold)
    #expect(state(fold)?["status"]?.stringValue == status)
  }

  @Test func `a callback's content is the output`() throws {
    var fold = try waiting("wait", ["callback": true])
    let node = try #require(fold.machine.node(named: "w"))
    _ = fold.apply(try #require(fold.event(of: ["paid": true], toNode: node, at: Self.later)))
    #expect(fold.machine.phase == .ended(.completed(output: ["paid": true])))
  }

  @Test func `nobody who does not wait hears a signal`() throws {
    let fold = try waiting("wait", ["seconds": 60])
    let node = try #require(fold.machine.node(named: "w"))
    #expect(fold.event(of: 1, toNode: node, at: Self.later) == nil)
  }
}
