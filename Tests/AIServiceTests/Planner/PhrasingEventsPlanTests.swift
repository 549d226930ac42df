import Testing
import WorkflowModels

@testable import AIService

/// What starts a workflow without a "when", and what has to hold of it said far away from it.
@Suite struct PhrasingEventsPlanTests {
  static let told: [PlanCase] = [
    PlanCase(
      "Messages that arrive at /contact should be forwarded to info@example.com", "webhook send-email",
      "webhook.path=contact", "send-email.to=info@example.com"),
    PlanCase(
      "Customer feedback arrives at /feedback. Post it in #love.", "webhook connector-action", "webhook.path=feedback"),
    PlanCase(
      "When an order reaches us at /orders, add it to the Airtable table Orders", "webhook connector-action",
      "webhook.path=orders"),
    PlanCase(
      "When /deploy is called, run the GitLab pipeline of ops/site on main", "webhook connector-action",
      "webhook.path=deploy"),
    PlanCase(
      "POST requests to /hook/ci are forwarded to https://ci.example.com/hook", "webhook http-request",
      "webhook.path=hook/ci"),
    PlanCase(
      "Whoever writes to our Telegram bot gets the answer \"Back on Monday\"", "webhook connector-action",
      "webhook.path=telegram/message-received", "connector-action.arguments.text=Back on Monday"),
    PlanCase(
      "people who message our Telegram bot are answered with 'We open at nine'", "webhook connector-action",
      "connector-action.arguments.text=We open at nine"),
    PlanCase(
      "Someone posts in the Teams channel Facilities. Create a task in Asana for it.", "webhook connector-action",
      "webhook.path=microsoft-teams/message-posted"),
    PlanCase(
      "Low stock in Shopify ought to be announced in the Slack channel #restock", "webhook connector-action",
      "webhook.path=shopify/stock-low"),
    PlanCase(
      "The moment a Calendly meeting gets cancelled, tell #sales", "webhook connector-action",
      "webhook.path=calendly/booking-cancelled"),
    PlanCase(
      "Wait for half an hour after a Zoom meeting has ended, then send an e-mail to host@example.com",
      "webhook wait send-email", "webhook.path=zoom/meeting-ended"),
  ]

  @Test(arguments: told)
  func `an event is told in many ways`(_ plan: PlanCase) throws { try check(plan) }

  static let restricted: [PlanCase] = [
    PlanCase(
      "A push to lab/firmware on GitHub should start the GitLab pipeline of lab/mirror, but just for pushes to the "
        + "branch main", "webhook if-else connector-action"),
    PlanCase(
      "If a Stripe payment of more than 500 euros comes in, let the boss know at boss@example.com",
      "webhook if-else send-email", "if-else.condition=(.body // .).amount > 500"),
    PlanCase(
      "When a Jira issue gets created tell #dev about it, except for drafts", "webhook if-else connector-action"),
    PlanCase(
      "When a Zendesk ticket is created, post it in #urgent, but only those with priority high",
      "webhook if-else connector-action"),
  ]

  @Test(arguments: restricted)
  func `a condition far from its event is still one of it`(_ plan: PlanCase) throws { try check(plan) }

  static let acts: [PlanCase] = [
    PlanCase(
      "pls close issue 231 in north/portal on github", "manual-trigger connector-action",
      "connector-action.tool=close_issue"),
    PlanCase(
      "Pull the open opportunities from Salesforce", "manual-trigger connector-action",
      "connector-action.tool=query"),
    PlanCase(
      "tag them \"churned\" in Mailchimp", "manual-trigger connector-action",
      "connector-action.arguments.tag=churned"),
    PlanCase("drop me an e-mail at ann@example.org", "manual-trigger send-email", "send-email.to=ann@example.org"),
    PlanCase("text me the weather for Leeds on +447700900456", "manual-trigger connector-action connector-action"),
    PlanCase(
      "Send Carla a direct message in Slack: \"Your badge is ready\"", "manual-trigger connector-action",
      "connector-action.arguments.user=Carla"),
    PlanCase("We keep vaccines here: mail ann@example.org", "manual-trigger send-email"),
    PlanCase(
      "Find the mails from ann@example.com in Gmail", "manual-trigger connector-action",
      "connector-action.arguments.query=from:ann@example.com"),
  ]

  @Test(arguments: acts)
  func `the action is the one that the verb means`(_ plan: PlanCase) throws { try check(plan) }
}
