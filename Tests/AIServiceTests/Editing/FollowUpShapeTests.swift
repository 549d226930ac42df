import Catalog
import Testing
import WorkflowModels

@testable import AIService

/// Whole conversations: after the last turn, what follows what.
@Suite struct FollowUpShapeTests {
  struct Talk: Sendable, CustomTestStringConvertible {
    let turns: [String]
    /// Edges as "source>target", by type or by service and action, in any order.
    let edges: [String]

    init(_ turns: String..., to edges: [String]) { (self.turns, self.edges) = (turns, edges) }
    var testDescription: String { turns.joined(separator: " / ") }
  }

  private static let daily = "every day at 8 fetch https://a.example.com/news and email it to x@example.com"
  private static let order = "when a Shopify order comes in, tell #orders on Slack"
  private static let rows = "fetch https://a.example.com/users and send it to #a on Slack"

  static let talks: [Talk] = [
    Talk(order, "ask me first", to: ["webhook>approval", "approval>slack.send_message"]),
    Talk(order, "hold on, ask Maria before anything is sent", to: ["webhook>approval", "approval>slack.send_message"]),
    Talk(order, "wait an hour first", to: ["webhook>wait", "wait>slack.send_message"]),
    Talk(order, "wait an hour first", "nah, don't wait", to: ["webhook>slack.send_message"]),
    Talk(order, "put an approval in front of that", "undo the approval", to: ["webhook>slack.send_message"]),
    Talk(order, "not Slack but Discord please", to: ["webhook>discord.send_message"]),
    Talk(order, "I want it in Teams rather than Slack", to: ["webhook>microsoft-teams.send_channel_message"]),
    Talk(order, "just for orders above 500", to: ["webhook>if-else", "if-else>slack.send_message"]),
    Talk(
      order, "just for priority high, everything else goes by mail to pm@example.com",
      to: ["webhook>if-else", "if-else>slack.send_message", "if-else>send-email"]),
    Talk(
      order, "ask me first", "and if I say no, mail a@example.com",
      to: ["webhook>approval", "approval>slack.send_message", "approval>send-email"]),
    Talk(
      order, "if the amount is more than 1000 tell #finance",
      to: ["webhook>slack.send_message", "slack.send_message>if-else", "if-else>slack.send_message"]),
    Talk(daily, "no mail after all", to: ["schedule>http-request"]),
    Talk(
      daily, "summarize it before the mail", "leave the summary out",
      to: ["schedule>http-request", "http-request>send-email"]),
    Talk(daily, "the mail can go", to: ["schedule>http-request"]),
    Talk(daily, "wait 5 minutes in between", to: ["schedule>http-request", "http-request>wait", "wait>send-email"]),
    Talk(daily, "start it from a webhook at /news instead", to: ["webhook>http-request", "http-request>send-email"]),
    Talk(rows, "do that for each of them", to: ["manual-trigger>http-request", "http-request>for-each"]),
    Talk(
      "list the open issues of acme/api on GitHub and mail them to lead@example.com",
      "also drop the list into the Teams channel Engineering",
      to: [
        "manual-trigger>github.list_issues", "github.list_issues>send-email",
        "send-email>microsoft-teams.send_channel_message",
      ]),
    Talk(
      "when a Zendesk ticket is created, find out its sentiment and post that to #support on Slack",
      "only tell us about the negative ones",
      to: ["webhook>sentiment-analysis", "sentiment-analysis>if-else", "if-else>slack.send_message"]),
  ]

  @Test(arguments: talks) func `a conversation ends in the right shape`(_ talk: Talk) throws {
    let planner = Planner()
    guard case .workflow(let planned) = planner.plan(talk.turns[0]) else { throw NoWorkflow(prompt: talk.turns[0]) }
    var document = planned.document
    for turn in talk.turns.dropFirst() {
      guard case .changed(let changed, _, _) = planner.editor.edit(document, turn) else {
        throw NoWorkflow(prompt: turn)
      }
      document = changed
    }
    #expect(Self.edges(of: document).sorted() == talk.edges.sorted())
    let errors = PlanRun.validator.validate(document.json).diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
  }

  @Test(arguments: [
    ("not on weekends though", "0 8 * * 1-5"), ("only on working days", "0 8 * * 1-5"),
    ("not on Mondays", "0 8 * * 0,2,3,4,5,6"),
    ("run it every Monday at 9 rather than by hand", "0 9 * * 1"),
  ])
  func `a follow-up moves the schedule`(_ follow: String, _ cron: String) throws {
    let planner = Planner()
    guard case .workflow(let planned) = planner.plan(Self.daily),
      case .changed(let changed, _, _) = planner.editor.edit(planned.document, follow)
    else { throw NoWorkflow(prompt: follow) }
    #expect(changed.nodes.first?.properties["cron"]?.stringValue == cron)
  }

  @Test(arguments: [
    ("no, wait 10 minutes instead", "0 8 * * *"), ("then trigger the webhook at /deploy", "0 8 * * *"),
    ("the limit should be 20", "0 8 * * *"), ("make it 10", "0 10 * * *"),
  ])
  func `what is no time of day leaves the schedule as it is`(_ follow: String, _ cron: String) throws {
    let planner = Planner()
    guard case .workflow(let planned) = planner.plan(Self.daily),
      case .changed(let waiting, _, _) = planner.editor.edit(planned.document, "wait 5 minutes before the mail")
    else { throw NoWorkflow(prompt: follow) }
    guard case .changed(let changed, _, _) = planner.editor.edit(waiting, follow) else { return }
    #expect(changed.nodes.first?.properties["cron"]?.stringValue == cron)
  }

  @Test(arguments: [
    ("undo that", true), ("hmm, put it back", true), ("go back to what it was", true), ("revert the last change", true),
    ("undo the Slack part", false), ("put it back into the sheet \"A\"", false), ("go back to Discord", false),
  ])
  func `only the last change as a whole is undone by its version`(_ follow: String, _ isUndo: Bool) {
    #expect(Planner().editor.wantsUndo(follow) == isUndo)
  }

  private static func edges(of document: WorkflowDocument) -> [String] {
    let uses = Dictionary(
      document.nodes.map { node in
        let tool = node.properties["tool"]?.stringValue
        return (node.id, tool.map { "\(node.properties["toolkit"]?.stringValue ?? "").\($0)" } ?? node.type)
      }, uniquingKeysWith: { first, _ in first })
    return document.edges.map { "\(uses[$0.source] ?? "?")>\(uses[$0.target] ?? "?")" }
  }
}
