import Catalog
import Platform
import Store
import Testing
import WorkflowModels

@testable import WorkflowService

/// The end of an execution's time is decided once, whoever writes it.
@Suite struct TimeOutTests {
  @Test func `what was decided is recorded, and whoever goes on comes to the same end`() throws {
    let document = WorkflowDocument(
      name: "slow",
      nodes: [
        WorkflowNode(id: "start", type: "manual-trigger", properties: [:]),
        WorkflowNode(id: "ask", type: "approval", properties: ["message": "Go on?"]),
      ], edges: [WorkflowEdge(source: "start", target: "ask", sourceHandle: "main")],
      settings: WorkflowSettings(timeoutSeconds: 5))
    let workflow = try #require(WorkflowValidator { SHA256.hex($0) }.validate(document).workflow)
    let identity = ExecutionIdentity(
      id: "exec_1", userID: "user", workflowID: "wf_1", workflowVersion: 1,
      startedAt: Timestamp(microseconds: 1_800_000_000_000_000), businessKey: nil, trigger: nil, input: [:])
    let end = identity.startedAt + .seconds(5)
    var state = RunState(identity, ExecutionFold(workflow: workflow, identity), fence: 1)
    if let begun = state.step(.begun, now: identity.startedAt) { _ = state.apply(begun) }
    let timedOut = state.step(.timedOut, now: end)
    let step = try #require(timedOut)
    let entry = try #require(step.entry, "A crash now would let the heir decide otherwise.")
    let later = state.step(.cancel, now: end)
    #expect(later == nil, "Nothing counts any more.")

    let history = try RecordedHistory(identity, workflow, [entry])
    guard case .finish(.failed(let failure, _))? = history.commands.last else {
      Issue.record("The heir would go on: \(history.commands)")
      return
    }
    #expect(failure.code == "execution_timeout" && history.commands.count == 1)
    #expect(history.lastSequence == entry.sequence)
  }
}
