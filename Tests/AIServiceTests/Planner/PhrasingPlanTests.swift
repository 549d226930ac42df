import Testing
import WorkflowModels

@testable import AIService

/// The many ways in which people say one thing: what starts it, when, for what, and under which condition.
@Suite struct PhrasingPlanTests {
  static let starts: [PlanCase] = [
    PlanCase(
      "mail me at ann@example.org as soon as the gitlab pipeline fails", "webhook send-email",
      "webhook.path=gitlab/pipeline-failed", "send-email.to=ann@example.org"),
    PlanCase(
      "An SMS comes in at Twilio: put it into the mysql table inbox", "webhook connector-action",
      "webhook.path=twilio/sms-received", "connector-action.arguments.table=inbox"),
    PlanCase(
      "log every incoming sms from twilio to airtable, table Inbox", "webhook connector-action",
      "connector-action.toolkit=airtable"),
    PlanCase(
      "A request comes to /join; save the user in the mysql table users", "webhook connector-action",
      "webhook.path=join"),
  ]

  static let times: [PlanCase] = [
    PlanCase("at half past seven every day fetch https://a.com/x", "schedule http-request", "schedule.cron=30 7 * * *"),
    PlanCase("fetch https://a.com/x daily at quarter to nine", "schedule http-request", "schedule.cron=45 8 * * *"),
    PlanCase("at ten past every hour fetch https://a.com/x", "schedule http-request", "schedule.cron=10 * * * *"),
    PlanCase("Weekday mornings, 6:45 fetch https://a.com/x", "schedule http-request", "schedule.cron=45 6 * * 1-5"),
    PlanCase(
      "tuesdays + saturdays at 21h fetch https://a.com/x", "schedule http-request", "schedule.cron=0 21 * * 2,6"),
    PlanCase(
      "quarterly, on the first day of the quarter at 07:00, fetch https://a.com/x", "schedule http-request",
      "schedule.cron=0 7 1 1,4,7,10 *"),
    PlanCase("evry wendesday at 11 fetch https://a.com/x", "schedule http-request", "schedule.cron=0 11 * * 3"),
  ]

  static let wishes: [PlanCase] = [
    PlanCase(
      "A new channel named project-owl should be created in Slack", "manual-trigger connector-action",
      "connector-action.tool=create_channel", "connector-action.arguments.name=project-owl"),
    PlanCase(
      "ping Maria on teams: the contract is signed", "manual-trigger connector-action",
      "connector-action.arguments.message=the contract is signed"),
    PlanCase(
      "notify @ben on slack", "manual-trigger connector-action", "connector-action.tool=send_direct_message",
      "connector-action.arguments.user=@ben"),
    PlanCase(
      "Write a poem about rain with Claude and mail it to ann@example.org", "manual-trigger anthropic send-email",
      "anthropic.prompt=Write a poem about rain"),
    PlanCase(
      "Extract the order number and the city out of the text", "manual-trigger information-extractor"),
  ]

  static let flows: [PlanCase] = [
    PlanCase(
      "repeat until state is ready: fetch https://a.com/x. Stop after 20 rounds.", "manual-trigger loop http-request",
      "loop.max_iterations=20", "loop.while=(.body.state == \"ready\") | not"),
    PlanCase(
      "Check whether the total is over 10. If so, post it to https://a.com/x. If not, post it to https://b.com/y",
      "manual-trigger if-else http-request http-request"),
    PlanCase(
      "Those over 100 go to #big on slack, the rest to #small",
      "manual-trigger if-else connector-action connector-action"),
    PlanCase(
      "every ticket in https://a.com/tickets whose priority is high gets posted to https://b.com/hook",
      "manual-trigger http-request filter for-each http-request"),
    PlanCase(
      "classify the text as praise or complaint; praise goes to #kudos on slack, complaints to #support on slack",
      "manual-trigger text-classifier connector-action connector-action"),
    PlanCase(
      "If the price at https://a.com/items is over 50, mail ann@example.org",
      "manual-trigger http-request if-else send-email"),
  ]

  @Test(arguments: starts + times + wishes + flows)
  func `is said in many ways`(_ wanted: PlanCase) throws {
    let plan = try #require(PlanText(wanted.prompt), "no workflow was made")
    #expect(plan.types == wanted.types, "\(plan.all)")
    for fact in wanted.facts { #expect(plan.lines.contains(fact), "\(fact) is not in\n\(plan.all)") }
  }

  @Test func `a label leaves by its own port`() throws {
    let plan = try #require(
      PlanText(
        "classify the text as praise or complaint; praise goes to #kudos on slack, complaints to #support on slack"))
    #expect(plan.lines.contains { $0.hasPrefix("classify:case:praise>") }, "\(plan.all)")
    #expect(plan.lines.contains { $0.hasPrefix("classify:case:complaint>") }, "\(plan.all)")
  }

  @Test(arguments: [
    "messages", "orders", "Marie", "lender", "ticker", "mondrian", "recorder", "contract", "strike", "nation",
  ])
  func `a word that is right is left alone`(_ word: String) {
    #expect(Spelling.corrected(Tokenizer.tokens(of: word)).map(\.text) == [word])
  }
}
