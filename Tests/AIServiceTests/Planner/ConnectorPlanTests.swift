import Testing
import WorkflowModels

@testable import AIService

@Suite struct ConnectorPlanTests {
  static let actions: [PlanCase] = [
    PlanCase(
      "post \"Build 214 is live\" to #releases on slack", "manual-trigger connector-action",
      "connector-action.tool=send_message", "connector-action.arguments.channel=#releases",
      "connector-action.arguments.text=Build 214 is live"),
    PlanCase(
      "Open a GitHub issue in acme/web titled \"Login is broken\"", "manual-trigger connector-action",
      "connector-action.tool=create_issue", "connector-action.arguments.repository=acme/web",
      "connector-action.arguments.title=Login is broken"),
    PlanCase(
      "get the weather in Lisbon and send it to #travel", "manual-trigger connector-action connector-action",
      "openweather_get_current_weather.arguments.location=Lisbon", "slack_send_message.arguments.channel=#travel"),
    PlanCase(
      "text +14155550123 \"The parcel is here\"", "manual-trigger connector-action",
      "connector-action.tool=send_sms", "connector-action.arguments.to=+14155550123"),
    PlanCase(
      "list the unresolved Sentry issues and open a Linear ticket for each one",
      "manual-trigger connector-action for-each connector-action", "sentry_list_issues.toolkit=sentry",
      "linear_create_issue.toolkit=linear"),
  ]

  static let events: [PlanCase] = [
    PlanCase(
      "When a payment fails in Stripe, open a Zendesk ticket", "webhook connector-action",
      "webhook.path=stripe/payment-failed", "connector-action.toolkit=zendesk"),
    PlanCase(
      "create a workflow where a GitHub issue triggers a Jira ticket", "webhook connector-action",
      "webhook.path=github/issue-opened", "connector-action.toolkit=jira"),
    PlanCase(
      "when a github issue is opened and its label is \"security\", tell #sec on slack",
      "webhook if-else connector-action", "connector-action.arguments.channel=#sec"),
  ]

  static let languages: [PlanCase] = [
    PlanCase(
      "Hole jeden Morgen um 8 Uhr https://a.com/bericht und schicke ihn per E-Mail an chef@example.com",
      "schedule http-request send-email", "schedule.cron=0 8 * * *", "send-email.to=chef@example.com"),
    PlanCase(
      "Quand un paiement échoue dans Stripe, préviens #finance sur Slack", "webhook connector-action",
      "connector-action.arguments.channel=#finance"),
    PlanCase(
      "Stuur elke vrijdag om 16:00 een bericht naar #weekend op Slack", "schedule connector-action",
      "schedule.cron=0 16 * * 5"),
  ]

  @Test(arguments: actions) func `an action of a service is read with its arguments`(plan: PlanCase) throws {
    try check(plan)
  }

  @Test(arguments: events) func `an event of a service starts the workflow`(plan: PlanCase) throws { try check(plan) }

  @Test(arguments: languages) func `other languages say the same`(plan: PlanCase) throws { try check(plan) }

  @Test func `only the services that are allowed are used`() throws {
    guard case .workflow(let planned) = Planner().plan("post \"hi\" to #a on Slack", in: ["github"]) else {
      Issue.record("no workflow was made")
      return
    }
    #expect(!planned.document.nodes.contains { $0.type == "connector-action" })
  }

  @Test func `what an action cannot do without is asked for`() throws {
    guard case .workflow(let planned) = Planner().plan("create a Jira ticket") else {
      Issue.record("no workflow was made")
      return
    }
    let asked = planned.missing.map(\.property)
    #expect(asked.contains("arguments.project") && asked.contains("credential"), "\(asked)")
  }
}
