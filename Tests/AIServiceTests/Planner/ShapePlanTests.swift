import Testing
import WorkflowModels

@testable import AIService

/// What follows what: branches, what is done in every case, rows side by side, answers, loops and their ends.
@Suite struct ShapePlanTests {
  static let always: [PlanCase] = [
    PlanCase(
      "If the total is above 500 notify #big, and in all cases add the order to the Google Sheet Orders",
      "manual-trigger if-else connector-action connector-action",
      "if_total_is_greater_than_500:true>slack_send_message", "start>google_sheets_append_row"),
    PlanCase(
      "When a Typeform response comes in, add the person to HubSpot, but only if they ticked the newsletter box; in any "
        + "case post a note in #signups", "webhook if-else connector-action connector-action"),
    PlanCase(
      "If the plan is pro post it to #pro, otherwise to #free. Either way add a row to the Google Sheet Plans",
      "manual-trigger if-else connector-action connector-action connector-action",
      "slack_send_message>google_sheets_append_row", "slack_send_message_2>google_sheets_append_row"),
    PlanCase(
      "Post the text to #news on Slack and at the same time write it to Notion",
      "manual-trigger connector-action connector-action"),
  ]

  static let demands: [PlanCase] = [
    PlanCase(
      "If the kind is bug create a Jira issue in project ENG, if it is question post it to #help, and otherwise mail it to "
        + "a@example.org", "manual-trigger switch connector-action connector-action send-email",
      "switch.value={{ .kind }}"),
    PlanCase(
      "If the kind is bug create a Jira issue in project ENG. If the kind is question post it to #help.",
      "manual-trigger switch connector-action connector-action"),
    PlanCase(
      "If the total is below 100 post it to #small. If the total is 100 or more post it to #large.",
      "manual-trigger if-else connector-action connector-action"),
    PlanCase(
      "If the call to https://a.example.com/pay fails, post it to #ops; if it works, post it to #done",
      "manual-trigger if-else connector-action connector-action"),
    PlanCase(
      "Check whether the field vip is true. If so, post it to #vip. If not, post it to #all.",
      "manual-trigger if-else connector-action connector-action", "if-else.condition=.vip == true"),
    PlanCase(
      "Fetch https://a.example.com/o. Is the status \"shipped\"? Then post it to #out, otherwise to #in",
      "manual-trigger http-request if-else connector-action connector-action"),
    PlanCase(
      "Fetch https://a.example.com/o and, should the amount go below 3, post it to #low",
      "manual-trigger http-request if-else connector-action"),
    PlanCase(
      "Post it to #code and, if it touches the folder docs, post it to #docs",
      "manual-trigger connector-action if-else connector-action"),
    PlanCase(
      "bugs go to Jira project ENG, questions go to #support and everything else goes to #misc",
      "manual-trigger switch connector-action connector-action connector-action"),
    PlanCase(
      "Only continue if the status is paid. Then post it to #paid and add a row to the Google Sheet Paid.",
      "manual-trigger if-else connector-action connector-action", "if-else.condition=.status == \"paid\""),
  ]

  static let answers: [PlanCase] = [
    PlanCase(
      "Ask Ana for approval and post it to #go, if she refuses post it to #stop",
      "manual-trigger approval connector-action connector-action", "approval:approved>slack_send_message",
      "approval:rejected>slack_send_message_2"),
    PlanCase(
      "Ask legal for approval. If they approve it, post it to #go. Otherwise post it to #stop.",
      "manual-trigger approval connector-action connector-action", "approval:rejected>slack_send_message_2"),
  ]

  static let rows: [PlanCase] = [
    PlanCase(
      "Send a mail to a@example.org, three days later send a mail to b@example.org, and after another week post it to #end",
      "manual-trigger send-email wait send-email wait connector-action", "wait.seconds=259200", "wait.seconds=604800"),
    PlanCase(
      "Wait one day, post it to #a, wait three more days and then post it to #b",
      "manual-trigger wait connector-action wait connector-action", "wait.seconds=259200"),
  ]

  static let loops: [PlanCase] = [
    PlanCase(
      "Close all Jira issues in project OLD", "manual-trigger connector-action for-each connector-action",
      "connector-action.tool=search_issues", "connector-action.tool=transition_issue"),
    PlanCase(
      "Get the recent Stripe payments and put each of them into the MongoDB collection ledger as a document",
      "manual-trigger connector-action for-each connector-action"),
    PlanCase(
      "Get the open Zendesk tickets, send a mail to a@example.org for each of them, and when all are done post a summary to "
        + "#done", "manual-trigger connector-action for-each send-email summarization-chain connector-action"),
    PlanCase(
      "Call https://a.example.com/job until the state is done, with a pause of 20 seconds in between, ten attempts at most",
      "manual-trigger loop http-request wait", "loop.max_iterations=10"),
  ]

  @Test(arguments: always + demands + answers + rows + loops)
  func `a sentence has the shape that it says`(plan: PlanCase) throws { try check(plan) }

  @Test func `a remark about the user is no step`() throws {
    let plan = try #require(PlanText("We keep vaccines here: post the text to #cold"))
    #expect(plan.types == "manual-trigger connector-action")
  }

  @Test func `a long row of demands is read in time and within bounds`() throws {
    let prompt = (0..<400).map { "if it is k\($0) post it to #c\($0)" }.joined(separator: ", ")
    if case .workflow(let plan) = Planner().plan(prompt) { soundness(of: plan) }
  }
}
