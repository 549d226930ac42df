import Testing
import WorkflowModels

@testable import AIService

/// Branches and loops that are said without "if", "otherwise" and "for each", in the words people use.
@Suite struct WordedBranchTests {
  static let cases: [PlanCase] = [
    PlanCase(
      "For an amount over 900 open a HubSpot ticket, for any other simply mail ann@example.org",
      "manual-trigger if-else connector-action send-email", "if-else.condition=.amount > 900"),
    PlanCase(
      "If the amount is 700 or more, create a Trello card; for smaller amounts just email ann@example.org",
      "manual-trigger if-else connector-action send-email", "if_amount_is_at_least_700:false>send_email"),
    PlanCase(
      "With 3 stars or more post it in #good, with fewer create a Zendesk ticket",
      "manual-trigger if-else connector-action connector-action"),
    PlanCase(
      "Amounts over 500 go to #finance, smaller amounts just get logged in the Google sheet \"Low\"",
      "manual-trigger if-else connector-action connector-action", "if-else.condition=.amount > 500"),
    PlanCase(
      "Fetch https://a.example.com/room. If heat is higher than 30, restart it with a POST to https://a.example.com/off",
      "manual-trigger http-request if-else http-request", "if-else.condition=.body.heat > 30"),
    PlanCase(
      "Email ann@example.org about every new Salesforce lead unless its company is \"Acme\"",
      "webhook if-else send-email"),
    PlanCase(
      "An order POSTed to /orders whose region is not EU is answered with status 422; all the rest is POSTed to "
        + "https://a.example.com/in and answered with status 202",
      "webhook if-else respond-to-webhook http-request respond-to-webhook"),
    PlanCase(
      "Classify it as praise or complaint. A complaint becomes a Zendesk ticket, praise is posted in #kudos",
      "manual-trigger text-classifier connector-action connector-action"),
  ]

  static let answers: [PlanCase] = [
    PlanCase(
      "Ask Eva for approval. Approved ones are saved in the Airtable table Paid, rejected ones are mailed to "
        + "ann@example.org",
      "manual-trigger approval connector-action send-email", "approval:rejected>send_email"),
    PlanCase(
      "Ask for my approval before an order is POSTed to https://a.example.com/in. If I reject it, email ann@example.org",
      "manual-trigger approval http-request send-email", "approval:rejected>send_email"),
    PlanCase(
      "If the amount is above 50 the team lead has to approve it before it is refunded in Stripe, else refund it right "
        + "away", "manual-trigger if-else approval connector-action connector-action",
      "if_amount_is_greater_than_50:false>stripe_refund_payment_2"),
    PlanCase(
      "Spending above 200 needs Tom's approval. What he approves is added to the Airtable table Spend, what he turns "
        + "down is dropped. 200 or less is added without asking.",
      "manual-trigger if-else approval connector-action connector-action"),
  ]

  static let loops: [PlanCase] = [
    PlanCase(
      "The cards in the Trello list \"Later\" should all be moved to \"Now\"",
      "manual-trigger connector-action for-each connector-action"),
    PlanCase(
      "Do this with all Linear issues of team OPS: set the state to \"stale\" and comment \"Closing\" on it",
      "manual-trigger connector-action for-each connector-action connector-action"),
    PlanCase(
      "Each article in the feed https://a.example.com/rss has to be summarised, and every single summary goes to #press",
      "manual-trigger connector-action for-each summarization-chain connector-action"),
    PlanCase(
      "Keep asking https://a.example.com/job until state is \"done\"; wait 15 seconds between tries; afterwards post it "
        + "in #jobs", "manual-trigger loop http-request wait connector-action", "fetch_job>wait"),
    PlanCase(
      "Poll https://a.example.com/job every 20 seconds until ready is true and then post it in #jobs",
      "manual-trigger loop http-request wait connector-action"),
    PlanCase(
      "Sprint is over: find the Jira issues of project WEB and move each of them to Done",
      "manual-trigger connector-action for-each connector-action"),
  ]

  @Test(arguments: cases + answers + loops)
  func `becomes the graph that is meant`(_ wanted: PlanCase) throws {
    let plan = try #require(PlanText(wanted.prompt), "no workflow was made")
    #expect(plan.types == wanted.types, "\(plan.all)")
    for fact in wanted.facts { #expect(plan.lines.contains(fact), "\(fact) is not in\n\(plan.all)") }
    soundness(of: plan.workflow, wanted.prompt)
  }
}
