import Catalog
import Platform
import Store
import Testing
import WorkflowModels

@testable import WorkflowService

/// What a node finds by meaning is found once: whoever goes on with the execution, or shows it, has what is recorded,
/// though its own table would say otherwise.
@Suite struct RecordedMeaningTests {
  /// Finds whatever it was made to find nearest.
  private struct Preference: TextMeaning {
    let liked: String

    func nearness(of text: String, to others: [String]) -> [Double]? { others.map { $0.hasPrefix(liked) ? 0.9 : 0 } }
  }

  private static func workflow() throws -> CompiledWorkflow {
    let document = WorkflowDocument(
      name: "mail",
      nodes: [
        WorkflowNode(id: "start", type: "manual-trigger", properties: [:]),
        WorkflowNode(
          id: "sort", type: "text-classifier", properties: ["text": "{{ .text }}", "labels": ["red", "green", "blue"]]),
        WorkflowNode(id: "paint", type: "transform", properties: ["expression": ".label"]),
      ],
      edges: [
        WorkflowEdge(source: "start", target: "sort", sourceHandle: "main"),
        WorkflowEdge(source: "sort", target: "paint", sourceHandle: "case:green"),
      ])
    return try #require(WorkflowValidator { SHA256.hex($0) }.validate(document).workflow)
  }

  private static let identity = ExecutionIdentity(
    id: "exec_1", userID: "user", workflowID: "wf_1", workflowVersion: 1,
    startedAt: Timestamp(microseconds: 1_800_000_000_000_000), businessKey: nil, trigger: nil,
    input: ["text": "leaves of grass"])

  @Test func `an execution that is computed at once records what was found, and it is read again without a table`()
    throws
  {
    let workflow = try Self.workflow()
    let immediate = try #require(
      ImmediateExecution(workflow, Self.identity, meaning: Preference(liked: "green")) { Self.identity.startedAt })
    #expect(immediate.outcome == .completed(output: "green"))
    #expect(immediate.journal.map(\.node) == ["sort"])
    let history = try RecordedHistory(Self.identity, workflow, immediate.journal)
    guard case .finish(let outcome)? = history.commands.last else {
      Issue.record("Something is still to be done: \(history.commands)")
      return
    }
    #expect(outcome == .completed(output: "green") && history.commands.count == 1)
  }

  @Test func `without a table words decide, and that is recorded too`() throws {
    let immediate = try #require(
      ImmediateExecution(try Self.workflow(), Self.identity) { Self.identity.startedAt })
    #expect(immediate.journal.count == 1)
    guard case .completed(let output) = immediate.outcome else { throw StoreError.incomplete }
    #expect(output["label"] == "blue" && output["score"] == 0)
  }

  @Test func `what was computed and not yet recorded is computed again`() throws {
    let workflow = try Self.workflow()
    let history = try RecordedHistory(Self.identity, workflow, [])
    guard case .run(let run)? = history.commands.first else {
      Issue.record("The node does not wait for its result to be recorded: \(history.commands)")
      return
    }
    #expect(history.fold.machine.name(of: run.node) == "sort")
  }
}
