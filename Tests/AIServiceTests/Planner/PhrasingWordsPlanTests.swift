import Testing
import WorkflowModels

@testable import AIService

/// Which step and which start a sentence means when it says so in other words than the usual ones.
@Suite struct PhrasingWordsPlanTests {
  static let messages: [PlanCase] = [
    PlanCase("When a form is submitted at /join, greet them by mail", "webhook send-email"),
    PlanCase("When a HubSpot contact is created, let them know by e-mail", "webhook send-email"),
    PlanCase("When an order arrives at /orders, a mail goes to the buyer", "webhook send-email"),
    PlanCase(
      "When an order arrives at /orders, the chef should get a text at +33612345678", "webhook connector-action",
      "connector-action.tool=send_sms", "connector-action.arguments.to=+33612345678"),
    PlanCase(
      "When an order arrives at /orders, a text should go to +33612345678", "webhook connector-action",
      "connector-action.tool=send_sms"),
    PlanCase(
      "When an order arrives at /orders, give me a call at +33612345678", "webhook connector-action",
      "connector-action.tool=make_call"),
    PlanCase(
      "Get https://x.example.com/a, have OpenAI write a short report, and e-mail it to a@example.com",
      "manual-trigger http-request openai send-email"),
  ]

  static let starts: [PlanCase] = [
    PlanCase(
      "Create a Stripe customer from what is posted to /signup", "webhook connector-action", "webhook.path=signup"),
    PlanCase(
      "Put everything people submit to /ideas into the Notion database Ideas", "webhook connector-action",
      "webhook.path=ideas"),
    PlanCase(
      "Classify messages posted to /support as bug or praise", "webhook text-classifier", "webhook.path=support"),
    PlanCase(
      "Visitors ask in the chat when we open: get https://x.example.com/hours and reply there with what it says",
      "when-chat-received http-request respond-to-chat"),
    PlanCase("Chat messages should be answered by Claude", "when-chat-received anthropic respond-to-chat"),
    PlanCase(
      "When a chat message has the word \"human\" in it, alert #agents", "when-chat-received if-else connector-action"),
    PlanCase(
      "When a POST arrives at /x and quantity is over 20, send a mail to lager@example.com",
      "webhook if-else send-email", "webhook.path=x"),
    PlanCase(
      "first of the month, 8 o'clock: get https://x.example.com/a", "schedule http-request", "schedule.cron=0 8 1 * *"),
    PlanCase(
      "Last day of the month, 6 pm: get https://x.example.com/a", "schedule http-request", "schedule.cron=0 18 L * *"),
  ]

  static let shapes: [PlanCase] = [
    PlanCase(
      "Get https://x.example.com/u, throw out the users whose status is \"inactive\" and mail the rest to a@example.com",
      "manual-trigger http-request filter send-email"),
    PlanCase(
      "Get https://x.example.com/users, reduce each user to id and email, and send that list to crm@example.com",
      "manual-trigger http-request transform send-email"),
    PlanCase(
      "Get https://x.example.com/n, boil it down to three sentences and mail that to a@example.com",
      "manual-trigger http-request summarization-chain send-email"),
    PlanCase(
      "Grab the prices from https://x.example.com/p and multiply each price by 1.02",
      "manual-trigger http-request transform"),
    PlanCase(
      "Tell me whether a review that I paste in sounds positive or negative", "manual-trigger sentiment-analysis"),
    PlanCase("Take the text from my input, translate it to German with Claude", "manual-trigger anthropic"),
    PlanCase(
      "I need to see everything that is in our MongoDB collection tickets", "manual-trigger connector-action",
      "connector-action.tool=find_documents"),
  ]

  @Test(arguments: messages) func `a message is sent whoever the verb speaks of`(_ sentence: PlanCase) throws {
    try check(sentence)
  }

  @Test(arguments: starts) func `what starts it is heard wherever it is said`(_ sentence: PlanCase) throws {
    try check(sentence)
  }

  @Test(arguments: shapes) func `one verb is understood in several words`(_ sentence: PlanCase) throws {
    try check(sentence)
  }
}
