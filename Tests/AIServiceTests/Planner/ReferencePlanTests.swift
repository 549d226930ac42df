import Testing
import WorkflowModels

@testable import AIService

struct ReferencePlanTests {
  static let prompts = [
    "Create a workflow that processes customer support tickets",
    "Create a workflow that automatically responds to customer emails",
    "Create a workflow that monitors social media mentions and sends alerts",
    "Create a workflow that processes new user registrations",
    "Test workflow",
  ]

  @Test(arguments: prompts)
  func `the reference sentences become several nodes with nothing missing`(prompt: String) throws {
    let plan = try #require(PlanText(prompt))
    #expect(plan.workflow.document.nodes.count >= 4)
    #expect(plan.workflow.missing.isEmpty)
    #expect(!plan.types.contains("http-request"))
    soundness(of: plan.workflow)
  }

  @Test(arguments: prompts)
  func `the same sentence gives the same workflow to the byte`(prompt: String) throws {
    let first = try #require(PlanText(prompt)).workflow.document.bytes()
    for _ in 0..<3 {
      #expect(try #require(PlanText(prompt)).workflow.document.bytes() == first)
    }
  }

  @Test(arguments: [
    "do something", "asdf", "?", "", "   ", "Create a workflow", "make an automation", "automate my business", "1234",
    "!!!", "every morning at 9", "when a webhook arrives", "qwertz uiop", "workflow", "please help", "😀😀😀",
    "the the the",
  ])
  func `what says too little is asked back`(prompt: String) {
    guard case .unclear(let question) = Planner().plan(prompt) else {
      Issue.record("a workflow was made")
      return
    }
    #expect(question.hasSuffix("?"))
  }

  @Test(arguments: [
    "hello", "Hi there!", "thanks", "Thank you so much!", "how are you?", "what can you do?", "good morning", "bye",
    "who are you", "tell me a joke", "what is a webhook?", "hey, how are you doing today?", "Hallo",
    "great, thanks a lot", "how does a filter work?",
  ])
  func `small talk is told from a wish`(prompt: String) {
    #expect(IntentClassifier.classify(prompt).intent == .general)
  }

  @Test(arguments: [
    "hello, please fetch https://a.com/x", "Hi! Create a workflow that processes tickets",
    "can you post it to https://a.com?", "Test workflow", "Thank the customer by email when an order arrives",
    "what about fetching https://a.com/x every day?",
    "When a POST request arrives at /x, respond with \"hi\"", "process new user registrations",
  ])
  func `a wish with a greeting is a wish`(prompt: String) {
    #expect(IntentClassifier.classify(prompt).intent == .newWorkflow)
  }
}
