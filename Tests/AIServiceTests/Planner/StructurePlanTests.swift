import Testing
import WorkflowModels

@testable import AIService

/// How what is said becomes a graph: what starts it, what is told apart, what is done to each, and in which order.
@Suite struct StructurePlanTests {
  static let events: [PlanCase] = [
    PlanCase(
      "The creation of a Trello card should lead to an issue in Linear", "webhook connector-action",
      "webhook.path=trello/card-created", "connector-action.tool=create_issue"),
    PlanCase(
      "Every booking in Calendly has to be written into the Airtable table Bookings", "webhook connector-action",
      "connector-action.toolkit=airtable"),
    PlanCase(
      "every new Zendesk ticket: if urgent, PagerDuty incident, else #support on slack",
      "webhook if-else connector-action connector-action", "connector-action.tool=create_incident",
      "connector-action.arguments.channel=#support"),
    PlanCase(
      "Page the on-call via PagerDuty only when a Datadog alert has the status critical",
      "webhook if-else connector-action", "if-else.condition=(.body // .).status == \"critical\""),
    PlanCase(
      "When a Typeform response says \"yes\", add the person to Mailchimp. Otherwise do nothing.",
      "webhook if-else connector-action"),
  ]

  static let cases: [PlanCase] = [
    PlanCase(
      "Depending on the field region: 'north' goes to #north, 'south' to #south, anything else to #rest",
      "manual-trigger switch connector-action connector-action connector-action", "switch.value={{ .region }}",
      "route_by_region:case:north>slack_send_message", "route_by_region:default>slack_send_message_3"),
    PlanCase(
      "Sort the tickets by their severity: critical → page the on-call in PagerDuty, minor → #minor, others → nothing",
      "manual-trigger switch connector-action connector-action", "switch.value={{ .severity }}"),
    PlanCase(
      "gold ones get a mail to vip@example.org, basic ones a message in #basic, the others nothing",
      "manual-trigger switch send-email connector-action"),
    PlanCase(
      "Tickets with priority high go to #urgent, those with priority low to #later",
      "manual-trigger switch connector-action connector-action", "switch.value={{ .priority }}"),
    PlanCase(
      "Orders over 300 go to https://big.example.com/in, all others to https://small.example.com/in",
      "manual-trigger if-else http-request http-request", "if-else.condition=.amount > 300"),
    PlanCase(
      "invoices below 100 are posted to https://a.example.com/ok; larger ones need the approval of the boss",
      "manual-trigger if-else http-request approval",
      "if-else.condition=(.amount != null and .amount < 100)"),
    PlanCase(
      "The input has a number score. From 90 up post it to https://a.example.com/a, below that to https://a.example.com/b",
      "manual-trigger if-else http-request http-request", "if-else.condition=.score >= 90"),
    PlanCase(
      "Incoming reviews: positive → #praise on slack. Negative → Jira project CX. Neutral → ignore.",
      "manual-trigger sentiment-analysis connector-action connector-action"),
    PlanCase(
      "Do not text +33612345678 unless the temperature at https://a.example.com/room is below 15",
      "manual-trigger http-request if-else connector-action"),
    PlanCase(
      "ask Claude whether the mail is a complaint; if so create a Zendesk ticket, otherwise send it to #mail on slack",
      "manual-trigger anthropic if-else connector-action connector-action"),
    PlanCase(
      "If the amount is above 1000 ask Eva for approval, otherwise post it to https://a.example.com/x. In any case send "
        + "a mail to ann@example.org", "manual-trigger if-else approval http-request send-email",
      "approval:approved>send_email", "post_data>send_email"),
  ]

  static let loops: [PlanCase] = [
    PlanCase(
      "take the list names from the input and for each name create a card in Trello",
      "manual-trigger for-each connector-action", "for-each.items={{ .names }}"),
    PlanCase(
      "send each person in the google sheet \"Team\" an email", "manual-trigger connector-action for-each send-email"),
    PlanCase(
      "Our Airtable table Pumps: per record, call https://a.example.com/pumps",
      "manual-trigger connector-action for-each http-request"),
    PlanCase(
      "Fetch https://a.example.com/list, then for each entry post it to https://b.example.com/in and wait 2 seconds, and "
        + "when done send one summary to ann@example.org",
      "manual-trigger http-request for-each http-request wait send-email", "each_entry>send_email",
      "post_entry>wait"),
  ]

  static let orders: [PlanCase] = [
    PlanCase(
      "Before you post it to #press on Slack, translate it into French",
      "manual-trigger chat-completion connector-action"),
    PlanCase(
      "Post the text on LinkedIn after Maria has approved it", "manual-trigger approval connector-action",
      "connector-action.tool=create_post"),
    PlanCase(
      "Share it on LinkedIn and on X, then wait an hour", "manual-trigger connector-action connector-action wait",
      "connector-action.toolkit=linkedin", "connector-action.toolkit=twitter"),
    PlanCase(
      "whenever a Jira issue is created it gets translated into English with Claude, stored in Notion and announced in "
        + "#new", "webhook anthropic connector-action connector-action"),
    PlanCase(
      "Fetch https://a.example.com/sales, take the top 3 by amount and post a summary in #sales",
      "manual-trigger http-request transform summarization-chain connector-action"),
    PlanCase(
      "If the stock is 0, a Trello card is created and #shop hears about it",
      "manual-trigger if-else connector-action connector-action"),
  ]

  @Test(arguments: events + cases + loops + orders)
  func `becomes the graph that is meant`(_ wanted: PlanCase) throws {
    let plan = try #require(PlanText(wanted.prompt), "no workflow was made")
    #expect(plan.types == wanted.types, "\(plan.all)")
    for fact in wanted.facts { #expect(plan.lines.contains(fact), "\(fact) is not in\n\(plan.all)") }
    soundness(of: plan.workflow, wanted.prompt)
  }
}
