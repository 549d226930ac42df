internal import ServiceKit
internal import WorkflowModels

/// The answer to a sentence out of which no workflow can be made yet: 422 with the question that helps most.
enum Clarification {
  static let usualReply = "I could not find a task for a workflow in this."
  static let usualQuestion = "What should start the workflow, and what should it do then?"

  static func error(_ reply: String, question: String, intent: Intent) -> APIError {
    var error = APIError.unprocessable(code: "needs_clarification", reply)
    error.fields = ["next_question": .string(question), "intent": .string(intent.rawValue)]
    return error
  }
}
