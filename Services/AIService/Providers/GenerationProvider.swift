internal import WorkflowModels

/// Makes workflows out of sentences: the built-in planner, and later models behind the same four lines. A provider
/// does not check, store or run what it makes; the stages around it do.
protocol GenerationProvider: Sendable {
  /// As `ai_metadata.provider` says it.
  var name: String { get }
  var model: String { get }

  func draft(_ request: DraftRequest) async throws -> DraftReply

  /// Another try after the workflow service refused the draft; nil when the provider knows no better.
  func repair(_ draft: Draft, _ diagnostics: [Diagnostic], for request: DraftRequest) async throws -> Draft?
}

/// What a provider works from.
struct DraftRequest: Sendable {
  let prompt: String
  /// The tools that retrieval found near the sentence, best first.
  let tools: [RetrievedTool]
  /// What the built-in planner makes of it.
  let plan: Planner.Outcome?

  init(_ state: GenerationState) {
    prompt = state.request.prompt
    tools = state.tools
    plan = state.plan
  }
}

enum DraftReply: Sendable {
  case workflow(Draft)
  /// The sentence does not say enough.
  case clarify(question: String)
}

/// A workflow that nobody has checked yet.
struct Draft: Sendable {
  struct Tokens: Sendable, Hashable {
    var input = 0
    var output = 0
  }

  var document: WorkflowDocument
  var missing: [PlannedWorkflow.Question] = []
  var suggestions: [PlannedWorkflow.Question] = []
  var tokens = Tokens()
  /// Why each node is there, where the provider knows.
  var reasons: [NodeID: PlannedWorkflow.Reason] = [:]
}
