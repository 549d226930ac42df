import Catalog
import Testing
import WorkflowModels

@testable import AIService

@Suite struct WorkflowEditorTests {
  private static let planner = Planner()

  /// What follow-ups make of the first sentence's workflow: its node types, the trigger first.
  static let conversations: [(turns: [String], types: String)] = [
    (
      ["create a workflow where a GitHub issue triggers a Jira ticket", "also tell #ops on Slack"],
      "webhook connector-action connector-action"
    ),
    (
      ["when a GitHub issue is opened create a Jira ticket", "only when the label is bug"],
      "webhook connector-action if-else"
    ),
    (
      [
        "create a workflow where a GitHub issue triggers a Jira ticket", "also tell #ops on Slack",
        "undo the Slack part",
      ],
      "webhook connector-action"
    ),
    (["Fetch https://a.com/prices every hour", "remove the schedule"], "manual-trigger http-request"),
    (
      ["fetch https://a.com/orders and send the list to sales@example.com", "before that, keep only orders over 200"],
      "manual-trigger http-request send-email filter"
    ),
  ]

  @Test(arguments: conversations)
  func `a follow-up changes the workflow, and the result is valid`(turns: [String], types: String) throws {
    let document = try Self.document(turns)
    #expect(document.nodes.map(\.type).joined(separator: " ") == types)
    let errors = PlanRun.validator.validate(document.json).diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
  }

  @Test(arguments: ["also tell #ops on Slack", "only when the label is bug", "rename it to \"Triage\""])
  func `what is not spoken of stays as it is to the byte`(follow: String) throws {
    let before = try Self.document(["when a GitHub issue is opened create a Jira ticket and wait 5 minutes"])
    let after = try Self.document(
      ["when a GitHub issue is opened create a Jira ticket and wait 5 minutes", follow])
    for node in before.nodes { #expect(after.nodes.contains(node), "\(node.id)") }
  }

  @Test func `values are changed in their place`() throws {
    let channel = try Self.document(["post \"hi\" to #todo on slack", "use #backlog, please"])
    #expect(channel.nodes.last?.properties["arguments"]?["channel"] == "#backlog")
    let hour = try Self.document(["Every morning at 7 fetch https://a.com/news", "make it 8 instead"])
    #expect(hour.nodes.first?.properties["cron"] == "0 8 * * *")
    let days = try Self.document(["Every morning at 7 fetch https://a.com/news", "only on weekdays"])
    #expect(days.nodes.first?.properties["cron"] == "0 7 * * 1-5")
    let other = try Self.document(["create a Trello card in \"Inbox\"", "replace trello by asana"])
    #expect(other.nodes.last?.properties["toolkit"] == "asana")
  }

  @Test func `a step that is not there is asked for`() throws {
    let document = try Self.document(["post \"hi\" to #todo on slack"])
    guard case .unclear(let question) = Self.planner.editor.edit(document, "remove the fax part") else {
      Issue.record("something was removed")
      return
    }
    #expect(question.contains("fax"))
  }

  @Test(arguments: 0..<200) func `no follow-up brings the editor down or makes an invalid workflow`(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) + 1)
    let words = [
      "remove", "the", "slack", "part", "only", "if", "label", "is", "bug", "replace", "by", "#ops", "\"x\"", "make",
      "it",
      "8", "instead", "of", "every", "day", "undo", "add", "also", "tell", "https://a.com", "before", "that", "skip",
      "without", "an", "email", "rename", "+", "14155550123", ",", "and", "fetch", "jira", "schedule", "unless", "null",
    ]
    var document = try Self.document(["when a GitHub issue is opened create a Jira ticket and tell #a on Slack"])
    for _ in 0..<4 {
      let count = Int.random(in: 1...7, using: &random)
      let prompt = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      guard case .changed(let changed, _, _) = Self.planner.editor.edit(document, prompt) else { continue }
      let errors = PlanRun.validator.validate(changed.json).diagnostics.filter { $0.severity == .error }
      guard errors.isEmpty else { continue }
      document = changed
      #expect(document.nodes.contains { WorkflowDocument.isTrigger($0.type) }, "\(prompt)")
    }
  }

  private static func document(_ turns: [String]) throws -> WorkflowDocument {
    guard case .workflow(let planned) = planner.plan(turns[0]) else { throw NoWorkflow(prompt: turns[0]) }
    return try turns.dropFirst().reduce(planned.document) { document, turn in
      guard case .changed(let changed, _, _) = planner.editor.edit(document, turn) else {
        throw NoWorkflow(prompt: turn)
      }
      return changed
    }
  }
}

struct NoWorkflow: Error {
  let prompt: String
}
