import Catalog
import Testing
import WorkflowModels

@testable import AIService

/// What follow-ups say of values, of places and of services.
@Suite struct FollowUpTests {
  struct Talk: Sendable, CustomTestStringConvertible {
    let first: String
    let follow: String
    /// A node's type, or its action, and a text that its properties hold then.
    let use: String
    let holds: String

    init(_ first: String, _ follow: String, _ use: String, _ holds: String) {
      (self.first, self.follow, self.use, self.holds) = (first, follow, use, holds)
    }

    var testDescription: String { follow }
  }

  private static let daily = "every day at 8 fetch https://a.example.com/news and email it to x@example.com"
  private static let form = "when a Typeform response comes in, create a Trello card in the list Inbox"
  private static let issue = "create a jira issue in project OPS titled 'X'"
  private static let weather = "get the weather in Rome and post it to #w on slack"

  static let talks: [Talk] = [
    Talk(daily, "make that Wednesday at 15:30", "schedule", "30 15 * * 3"),
    Talk(daily, "no, 16:00", "schedule", "0 16 * * *"),
    Talk(daily, "change the recipient to z@example.com and the time to 10", "send-email", "z@example.com"),
    Talk(daily, "change the recipient to z@example.com and the time to 10:00", "schedule", "0 10 * * *"),
    Talk(daily, "the mail should have the subject 'News'", "send-email", "News"),
    Talk(daily, "use slack instead of email, channel #news", "send_message", "#news"),
    Talk(daily, "before the email, summarize it", "summarization-chain", "text"),
    Talk(form, "use Asana instead, project Intake", "create_task", "Intake"),
    Talk(form, "the list should be called Doing", "create_card", "Doing"),
    Talk(form, "skip it for countries other than France", "if-else", "France"),
    Talk(form, "wait 10 minutes before creating the card", "wait", "600"),
    Talk("text +14155550100 'hello'", "use WhatsApp, not SMS", "send_whatsapp", "hello"),
    Talk("text +14155550100 'hello'", "the number is wrong, it's +14155550999", "send_sms", "+14155550999"),
    Talk(weather, "Paris instead of Rome", "get_current_weather", "Paris"),
    Talk(weather, "only if it rains", "if-else", "rain"),
    Talk(issue, "it belongs in project WEB, not OPS", "create_issue", "WEB"),
    Talk(issue, "set the priority to high", "create_issue", "High"),
    Talk("POST {\"on\": true} to https://lamp.example.com/switch", "use PUT rather than POST", "http-request", "PUT"),
    Talk(
      "Fetch https://a.example.com/b. If temperature is over 30, text +14155550100 'hot'",
      "thirty is too low, make it 35", "if-else", "35"),
  ]

  @Test(arguments: talks) func `a follow-up changes what it speaks of`(_ talk: Talk) throws {
    let planner = Planner()
    guard case .workflow(let planned) = planner.plan(talk.first),
      case .changed(let changed, _, _) = planner.editor.edit(planned.document, talk.follow)
    else { throw NoWorkflow(prompt: talk.follow) }
    let found = changed.nodes.filter { $0.type == talk.use || $0.properties["tool"]?.stringValue == talk.use }
    #expect(found.contains { JSON.object($0.properties).text().contains(talk.holds) }, "\(changed.json.text())")
    let errors = PlanRun.validator.validate(changed.json).diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
  }
}
