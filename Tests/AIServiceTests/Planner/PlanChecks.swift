import Catalog
import Testing
import WorkflowModels

@testable import AIService

/// The checks that the tables share.
func check(_ plan: PlanCase) throws {
  let text = try #require(PlanText(plan.prompt), "no workflow was made")
  #expect(text.types == plan.types)
  for fact in plan.facts {
    #expect(text.lines.contains(fact), "missing: \(fact)\n\(text.all)")
  }
  soundness(of: text.workflow)
}

/// What holds for every workflow of the planner, whatever the prompt.
func soundness(of workflow: PlannedWorkflow, _ prompt: String = "") {
  let document = workflow.document
  let ids = Set(document.nodes.map(\.id))
  let runnable: Set<String> = [
    "manual-trigger", "webhook", "schedule", "http-request", "if-else", "switch", "merge", "filter", "edit-fields",
    "transform", "wait", "respond-to-webhook", "stop-and-error", "send-email", "connector-action",
    "when-chat-received", "respond-to-chat", "for-each", "approval", "summarization-chain", "sentiment-analysis",
    "text-classifier", "question-answer-chain", "loop", "information-extractor", "chat-completion", "openai",
    "anthropic",
    "google-gemini", "groq",
  ]
  #expect(ids.count == document.nodes.count, "ids are unique")
  #expect(Set(document.edges.compactMap(\.id)).count == document.edges.count)
  #expect(document.nodes.allSatisfy { runnable.contains($0.type) && $0.position != nil })
  #expect(document.edges.allSatisfy { ids.contains($0.source) && ids.contains($0.target) })
  let reached = Set(document.edges.map(\.target))
  #expect(
    document.nodes.dropFirst().allSatisfy { reached.contains($0.id) || $0.parentID != nil },
    "every node but the trigger and the first of a body has an input")
  #expect(!document.name.isEmpty && document.name.count <= 80)
  #expect(ids.allSatisfy { id in id.rawValue.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } })
  let errors = PlanRun.validator.validate(document.json).diagnostics.filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(prompt): \(errors)")
  for question in workflow.missing + workflow.suggestions { #expect(ids.contains(question.nodeID)) }
}
