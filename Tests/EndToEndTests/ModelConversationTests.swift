import HTTP
import TestKit
import Testing
import WorkflowModels

/// The conversation of `ConversationTests` where a model has made the workflow: its recorded reply comes over a real
/// socket. Changes are made and questions answered without it, whatever it said.
@Suite(.timeLimit(.minutes(2)))
struct ModelConversationTests {
  @Test func `changes what a model made, tells what it changed, and answers a question without a change`() async throws
  {
    let server = try ScriptedModelServer { _, _ in .words(Self.pieces(of: RecordedReplies.issueToTicket)) }
    let stack = try await Stack(
      [.ai, .workflow], settings: ["OPENAI_BASE_URL": server.url, "OPENAI_MODEL": "recorded", "LLM_FALLBACK": "none"])

    let made = try await say("create a workflow where a GitHub issue triggers a Jira ticket", stack)
    #expect(made["intent"] == "new_workflow" && made["workflow_version"] == 1, "\(made)")
    #expect(made["ai_metadata"]?["provider"] == "openai", "\(made)")
    let first = try await document(made, stack)
    #expect(uses(first) == ["webhook", "jira.create_issue"], "\(first)")

    let told = try await say("also tell #ops on Slack", stack)
    #expect(told["intent"] == "modify_workflow" && told["workflow_version"] == 2, "\(told)")
    #expect(told["workflow_id"] == made["workflow_id"])
    let second = try await document(told, stack)
    #expect(uses(second) == ["webhook", "jira.create_issue", "slack.send_message"], "\(second)")
    try await checkDifference(told, from: first, to: second, stack)
    checkUntouched(from: first, to: second)

    let only = try await say("only when the label is bug", stack)
    #expect(only["intent"] == "modify_workflow" && only["workflow_version"] == 3, "\(only)")
    let third = try await document(only, stack)
    #expect(Set(uses(third)) == ["webhook", "if-else", "jira.create_issue", "slack.send_message"], "\(third)")
    #expect(third.text().contains("bug"))
    try await checkDifference(only, from: second, to: third, stack)
    checkUntouched(from: second, to: third)

    let answer = try await say("what is a webhook?", stack)
    #expect(answer["intent"] == "general" && answer["changes"] == nil, "\(answer)")
    #expect(answer["workflow"]?.isNull == true && answer["conversation"]?.stringValue?.contains("webhook") == true)
    #expect(try await document(made, stack) == third, "A question changes nothing.")

    let undone = try await say("undo the Slack part", stack)
    #expect(undone["intent"] == "modify_workflow" && undone["workflow_version"] == 4, "\(undone)")
    let fourth = try await document(undone, stack)
    #expect(Set(uses(fourth)) == ["webhook", "if-else", "jira.create_issue"], "\(fourth)")
    try await checkDifference(undone, from: third, to: fourth, stack)
    checkUntouched(from: third, to: fourth)
    #expect(server.bodies.count == 1, "Only the new workflow was asked for.")
  }

  private static func pieces(of text: String) -> [String] {
    stride(from: 0, to: text.count, by: 7).map { String(text.dropFirst($0).prefix(7)) }
  }

  private func say(_ prompt: String, _ stack: Stack) async throws -> JSON {
    let answer = try await stack.ai.post(
      "/api/v1/workflow", ["prompt": .string(prompt), "session_id": "recorded", "user_id": "talker"])
    #expect(answer.status == 200, "\(answer)")
    return answer.json
  }

  private func document(_ turn: JSON, _ stack: Stack) async throws -> JSON {
    let id = try #require(turn["workflow_id"]?.stringValue)
    return try await stack.workflow.get("/api/workflows/\(id)/?user_id=talker").json
  }

  private func nodes(_ document: JSON) -> [JSON] { document["nodes"]?.arrayValue ?? [] }

  private func uses(_ document: JSON) -> [String] {
    nodes(document).map { node in
      let properties = node["data"]?["properties"]
      guard let toolkit = properties?["toolkit"]?.stringValue, let tool = properties?["tool"]?.stringValue else {
        return node["type"]?.stringValue ?? ""
      }
      return "\(toolkit).\(tool)"
    }
  }

  /// The words and the patch are those of the two versions, and say something.
  private func checkDifference(_ turn: JSON, from: JSON, to: JSON, _ stack: Stack) async throws {
    let id = try #require(turn["workflow_id"]?.stringValue)
    let (before, after) = (try #require(from["version"]?.intValue), try #require(to["version"]?.intValue))
    #expect(after == before + 1)
    let known = try await stack.workflow.get(
      "/api/workflows/\(id)/diff?from=\(before)&to=\(after)&user_id=talker"
    ).json
    #expect(turn["changes"]?["patch"] == known["patch"] && turn["changes"]?["sentences"] == known["sentences"])
    #expect(turn["changes"]?["patch"]?.arrayValue?.isEmpty == false, "\(turn)")
    for sentence in turn["changes"]?["sentences"]?.arrayValue ?? [] {
      #expect(turn["conversation"]?.stringValue?.contains(sentence.stringValue ?? "?") == true, "\(turn)")
    }
  }

  /// Every node that is in both is the same to the byte, but for where it stands on the canvas.
  private func checkUntouched(from: JSON, to: JSON) {
    for node in nodes(from) {
      guard let same = nodes(to).first(where: { $0["id"] == node["id"] }) else { continue }
      #expect(same == node, "an untouched node changed: \(node) became \(same)")
    }
  }
}
