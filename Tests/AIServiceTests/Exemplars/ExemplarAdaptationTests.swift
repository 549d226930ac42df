import Catalog
import Testing
import WorkflowModels

@testable import AIService

/// The workflow of an accepted sentence for the same sentence about other things.
@Suite struct ExemplarAdaptationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    var testDescription: String { new }
  }

  /// Where nobody has changed the exemplar's workflow, it becomes what is planned for the new sentence.
  static let unchanged = [
    Case(
      old: "every day at 9:00 fetch https://a.example.com/tickets and post the count to https://b.example.com/hook",
      new: "every day at 17:30 fetch https://c.example.com/orders and post the count to https://d.example.com/in"),
    Case(old: "post \"Build is live\" to #releases on Slack", new: "post \"We are down\" to #ops on Slack"),
    Case(
      old: "Open a GitHub issue in acme/web titled \"Login is broken\"",
      new: "open a GitHub issue in other/api titled \"Export fails\""),
    Case(
      old: "every 5 minutes fetch https://a.example.com/x and keep those where amount is above 100",
      new: "Every 10 minutes fetch https://a.example.com/x and keep those where amount is above 250"),
    Case(
      old: "email ops@example.com \"Hello\" every Monday at 9 am",
      new: "email it@example.com \"Hi\" every Monday at 4 pm"),
    Case(old: "create a Jira ticket", new: "Create a Jira ticket!"),
  ]

  private static func document(_ prompt: String) throws -> WorkflowDocument {
    guard case .workflow(let planned) = Planner().plan(prompt) else { throw NoWorkflow() }
    return planned.document
  }

  private struct NoWorkflow: Error {}

  private static func adapt(_ old: WorkflowDocument, _ from: String, _ to: String) -> WorkflowDocument? {
    ExemplarAdaptation(to: to, planned: Planner().plan(to)) { Planner().plan($0) }
      .adapt(Exemplar(prompt: from, workflow: old))
  }

  @Test(arguments: unchanged) func `the new literals stand where the old ones stood`(pair: Case) throws {
    let adapted = try #require(Self.adapt(try Self.document(pair.old), pair.old, pair.new))
    let planned = try Self.document(pair.new)
    #expect(adapted.nodes.map(\.properties) == planned.nodes.map(\.properties))
    #expect(PlanRun.validator.validate(adapted).isValid)
  }

  @Test func `what somebody has changed stays, with the new literals in it`() throws {
    let old = "every day at 9:00 fetch https://a.example.com/tickets and post \"12 open\" to #ops on Slack"
    let new = "every day at 7:15 fetch https://b.example.com/bugs and post \"9 open\" to #dev on Slack"
    var document = try Self.document(old)
    for index in document.nodes.indices {
      switch document.nodes[index].type {
      case "schedule": document.nodes[index].properties["timezone"] = "Europe/Berlin"
      case "http-request":
        document.nodes[index].properties["url"] = "https://a.example.com/tickets?state=open"
      case "connector-action":
        document.nodes[index].properties["credential"] = "team-slack"
        var arguments = document.nodes[index].properties["arguments"]?.objectValue ?? [:]
        arguments["text"] = "Mind: 12 open, see https://a.example.com/tickets"
        document.nodes[index].properties["arguments"] = .object(arguments)
      default: break
      }
    }
    let adapted = try #require(Self.adapt(document, old, new))
    func properties(_ type: String) -> JSONObject { adapted.nodes.first { $0.type == type }?.properties ?? [:] }
    #expect(properties("schedule")["cron"] == "15 7 * * *" && properties("schedule")["timezone"] == "Europe/Berlin")
    #expect(properties("http-request")["url"] == "https://b.example.com/bugs?state=open")
    #expect(properties("connector-action")["credential"] == "team-slack")
    #expect(properties("connector-action")["arguments"]?["channel"] == "#dev")
    #expect(properties("connector-action")["arguments"]?["text"] == "Mind: 9 open, see https://b.example.com/bugs")
  }

  @Test func `another sentence, a literal without a place and a doubtful one are left to the planner`() throws {
    let old = "post \"hi\" to #a on Slack and fetch https://a.example.com/x"
    let document = try Self.document(old)
    #expect(Self.adapt(document, old, "post \"hi\" to #a on Teams and fetch https://a.example.com/x") == nil)
    #expect(Self.adapt(document, old, "post \"hi\" to #a on Slack") == nil)
    var without = document
    without.nodes.removeAll { $0.type == "http-request" }
    without.edges.removeAll { edge in !without.nodes.contains { $0.id == edge.target || $0.id == edge.source } }
    let moved = old.replacing("https://a.example.com/x", with: "https://b.example.com/y")
    #expect(Self.adapt(without, old, moved) == nil)
    let twice = "post \"hi\" to #a on Slack and post \"hi\" to #b on Slack"
    let doubtful = "post \"yes\" to #a on Slack and post \"no\" to #b on Slack"
    #expect(Self.adapt(try Self.document(twice), twice, doubtful) == nil)
  }

  @Test func `literals are told from words`() {
    let literals = PromptLiterals("At 9am tell acme/web \"it's 5\" & ping bob@example.com, #ops; 3 times by 2026-01-31")
    #expect(
      literals.literals.map(\.text) == ["9 am", "acme/web", "it's 5", "bob@example.com", "#ops", "3", "2026-01-31"])
    #expect(PromptLiterals("Post it!").skeleton == PromptLiterals("post   it").skeleton)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["a-", "a/", "1/", "9 ", "\"x\" ", "#a "])
  func `long sentences of the same piece are read soon`(piece: String) {
    let prompt = String(repeating: piece, count: 3_000 / piece.count)
    var exchange = LiteralExchange(from: PromptLiterals(prompt), to: PromptLiterals(prompt.replacing("a", with: "b")))
    _ = exchange?.exchange(prompt)
  }

  @Test func `whatever two prompts and a workflow hold, nothing traps`() throws {
    let prompts = [
      "", "0", "\"\"", "{{", "9 9 9 9", "a/b/c", "/", "1/2", "#", "😀 😀", "\"\u{0}\" 5 am pm", "1e999 -1 99999999999999",
      "post 5 to https://a.example.com/5 at 5:05 on 2026-05-05",
    ]
    for old in prompts {
      for new in prompts {
        guard var exchange = LiteralExchange(from: PromptLiterals(old), to: PromptLiterals(new)) else { continue }
        _ = exchange.exchange(["a": ["5", 5, 5.5, .decimal("1e999"), "https://a.example.com/5"], "b": .null])
      }
    }
  }
}
