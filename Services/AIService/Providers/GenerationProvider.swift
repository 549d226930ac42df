internal import Platform
internal import WorkflowModels

/// Makes workflows out of sentences: the built-in planner, or language models behind the same few lines. A provider
/// does not check, store or run what it makes; the stages around it do.
protocol GenerationProvider: Sendable {
  /// As `ai_metadata.provider` says it.
  var name: String { get }
  var model: String { get }

  func draft(_ request: DraftRequest) async throws -> DraftReply

  /// Another try after the workflow service refused the draft; nil when the provider knows no better.
  func repair(_ draft: Draft, _ diagnostics: [Diagnostic], for request: DraftRequest) async throws -> Draft?

  /// What to take instead of a draft that could not be repaired; nil for nothing. Asked for once.
  func lastResort(insteadOf draft: Draft, for request: DraftRequest) throws -> Draft?
}

extension GenerationProvider {
  func lastResort(insteadOf draft: Draft, for request: DraftRequest) throws -> Draft? { nil }
}

/// What a provider works from.
struct DraftRequest: Sendable {
  let prompt: String
  /// The tools that retrieval found near the sentence, best first.
  let tools: [RetrievedTool]
  /// What the built-in planner makes of it.
  let plan: Planner.Outcome?
  /// Workflows that were right for similar sentences, nearest first.
  var exemplars: [Exemplar] = []
  /// Only actions of these services; nil for all.
  var toolkits: Set<String>?
  /// The services as they were when the sentence was read; nil for the built-in ones.
  var catalog: ToolkitCatalog?
  /// Reads another sentence as this one was read.
  var replan: @Sendable (String) -> Planner.Outcome = { Planner().plan($0) }
  /// When the generation began: all calls of models share one time limit.
  var start = MonotonicTime.now
  /// The tag of the language in which names and questions are to be; nil for the wish's own.
  var language: String?
  /// Hears a model's words as they come.
  var listener: GenerationListener?

  init(prompt: String, tools: [RetrievedTool], plan: Planner.Outcome?, exemplars: [Exemplar] = []) {
    self.prompt = prompt
    self.tools = tools
    self.plan = plan
    self.exemplars = exemplars
  }

  init(_ state: GenerationState) {
    prompt = state.request.prompt
    tools = state.tools
    plan = state.plan
    exemplars = state.exemplars
    toolkits = state.request.toolkits
    if let snapshot = state.snapshot {
      catalog = snapshot.catalog
      replan = { [toolkits, preferences = state.request.preferences] prompt in
        snapshot.planner.plan(prompt, in: toolkits, for: preferences)
      }
    }
    start = state.start
    language = state.request.preferences.language
    listener = state.request.listener
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
  /// The ids of those whose workflow this is.
  var usedExemplars: Set<String> = []
  /// Who made it, where that is not the provider that was asked.
  var author: Author?
  /// What is wrong before anybody has checked it: steps that lead nowhere, values that cannot be read.
  var problems: [Diagnostic] = []

  struct Author: Sendable, Hashable {
    let provider: String
    let model: String
    /// In US dollars, where the price is known.
    var cost: Double?
    /// It stands in for models that gave nothing.
    var isFallback = false
    /// What the model said, to be shown to it again.
    var reply: JSON?
  }
}
