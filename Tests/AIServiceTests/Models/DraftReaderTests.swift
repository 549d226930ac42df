import Catalog
import Testing
import WorkflowModels

@testable import AIService

/// From a model's reply to a document.
@Suite struct `A model's reply` {
  private func read(_ reply: JSON, tools: [String] = [], toolkits: Set<String>? = nil) -> Draft {
    var request = DraftRequest(
      prompt: "p", tools: tools.map { RetrievedTool(use: $0, name: $0, score: 1) }, plan: nil)
    request.toolkits = toolkits
    return DraftReader(ToolOffers(request, catalog: .builtin), request).read(reply)
  }

  private func errors(_ draft: Draft) -> [Diagnostic] {
    draft.problems + PlanRun.validator.validate(draft.document.json).diagnostics.filter { $0.severity == .error }
  }

  @Test func `becomes a workflow that validates and runs`() throws {
    let draft = read(Said.tickets)
    #expect(errors(draft).isEmpty, "\(errors(draft))")
    #expect(draft.document.nodes.map(\.type) == ["schedule", "http-request", "filter", "http-request"])
    #expect(draft.document.nodes[3].properties["timeout_seconds"] == 10, "A number where one is wanted.")
    #expect(draft.document.nodes.allSatisfy { $0.position != nil })
    let planned = PlannedWorkflow(document: draft.document, missing: [], suggestions: [], reasons: [:])
    let run = try #require(
      PlanRun(planned, answers: ["https://example.com/tickets": [["id": 1, "priority": "high"], ["id": 2]]]))
    #expect(run.calls.last == "POST https://example.com/alerts [{\"id\":1,\"priority\":\"high\"}]")
  }

  @Test func `has branches, bodies and joins`() {
    let draft = read(
      Said.workflow([
        Said.step("check", "if-else", after: ["trigger"], ["condition": ".total > 10"]),
        Said.step("each", "for-each", after: ["check"], port: "true", ["items": "{{ .items }}"]),
        Said.step("mark", "edit-fields", after: ["each"], inside: "each", ["fields": "{\"seen\": true}"]),
        Said.step("other", "transform", after: ["check"], port: "false", ["expression": "{small: true}"]),
        Said.step("join", "merge", after: ["each", "other"]),
      ]), tools: ["for-each", "merge"])
    #expect(errors(draft).isEmpty, "\(errors(draft))")
    #expect(draft.document.nodes.first { $0.id == "mark" }?.parentID == "each")
    #expect(!draft.document.edges.contains { $0.target == "mark" }, "No edge crosses a body's border.")
    #expect(draft.document.edges.filter { $0.target == "join" }.count == 2)
  }

  @Test func `names an action of a service, and asks for what it lacks`() {
    let draft = read(
      Said.workflow([Said.step("tell", "slack.send_message", ["channel": "#ops", "text": "hi"])]),
      tools: ["connector-action:slack.send_message"])
    #expect(errors(draft).isEmpty, "\(errors(draft))")
    let node = draft.document.nodes[1]
    #expect(node.type == "connector-action" && node.properties["toolkit"] == "slack")
    #expect(node.properties["arguments"] == ["channel": "#ops", "text": "hi"])
    #expect(draft.missing.map(\.property) == ["credential"])
  }

  @Test func `cannot use a tool that was not found for the sentence`() {
    for tool in ["slack.send_message", "send-email", "connector-action", "rm -rf", "manual-trigger", ""] {
      let draft = read(Said.workflow([Said.step("x", tool)]))
      #expect(draft.problems.map(\.code) == ["unknown_tool"] && draft.document.nodes.count == 1, "\(tool)")
    }
    let limited = read(
      Said.workflow([Said.step("x", "slack.send_message")]), tools: ["connector-action:slack.send_message"],
      toolkits: ["github"])
    #expect(limited.problems.map(\.code) == ["unknown_tool"])
  }

  @Test func `says what leads nowhere`() {
    let draft = read(Said.workflow([Said.step("a", "filter", after: ["nobody"], inside: "nothing")]))
    #expect(draft.problems.map(\.code) == ["unknown_step", "unknown_step"])
    #expect(read(Said.workflow([])).problems.map(\.code) == ["no_steps"])
    let twice = read(Said.workflow([Said.step("a", "filter"), Said.step("a", "filter")]))
    #expect(twice.problems.map(\.code) == ["duplicate_step"])
  }

  @Test(arguments: [
    JSON.null, [], "x", 7, [:], ["steps": [1, .null, [:], ["after": 7]], "trigger": 1],
    [
      "steps": [
        ["id": "\u{0}", "tool": "filter", "settings": ["\u{0}=\u{0}", 7, [:]], "after": ["\u{0}:\u{0}", [:]]]
      ]
    ],
    ["name": "\u{0}", "steps": .array((0..<500).map { _ in ["tool": "filter"] })],
  ])
  func `of any kind is read without a crash`(_ reply: JSON) {
    let draft = read(reply)
    #expect(!draft.document.nodes.isEmpty && !draft.document.json.text().contains("\\u0000"))
  }

  @Test func `takes odd names of steps`() {
    let draft = read(
      Said.workflow([
        Said.step("1. Get", "http-request", ["url": "https://example.com"]),
        Said.step("größe", "filter", after: ["1. Get"], ["condition": "true"]),
      ]))
    #expect(errors(draft).isEmpty, "\(errors(draft))")
  }

  @Test func `may be short, as it is asked for`() throws {
    let short: JSON = [
      "name": "Short", "trigger": ["type": "schedule", "settings": ["cron=0 9 * * *"]],
      "steps": [
        [
          "id": "get_tickets", "tool": "http-request", "inside": "", "after": ["trigger"],
          "settings": [
            "method=GET", "url=https://example.com/t?a=b=c", "timeout_seconds = 10", "no sign", "=nameless",
          ],
        ],
        [
          "id": "is_big", "tool": "if-else", "inside": "", "after": ["get_tickets:main"],
          "settings": ["condition=.total >= 10"],
        ],
        [
          "id": "no", "tool": "edit-fields", "inside": "", "after": ["is_big:false"], "settings": ["fields={\"a\": 1}"],
        ],
        ["id": "yes", "tool": "edit-fields", "inside": "", "after": ["is_big"], "settings": ["fields={\"a\": 2}"]],
      ], "questions": [], "clarification": "",
    ]
    let draft = read(short)
    #expect(errors(draft).isEmpty, "\(errors(draft))")
    let request = try #require(draft.document.nodes.first { $0.id == "get_tickets" })
    #expect(request.name == "Get tickets")
    #expect(request.properties["url"] == "https://example.com/t?a=b=c" && request.properties.count == 3)
    #expect(draft.document.edges.filter { $0.source == "is_big" }.map(\.sourceHandle) == ["false", "true"])
    #expect(draft.document.edges.first { $0.target == "is_big" }?.sourceHandle == "main")
  }

  @Test func `is shown again in the same form as an example`() {
    let draft = read(Said.tickets)
    let written = DraftWriter.write(draft.document)
    #expect(read(written).document.nodes.map(\.properties) == draft.document.nodes.map(\.properties))
    #expect(read(written).document.edges == draft.document.edges)
  }
}
