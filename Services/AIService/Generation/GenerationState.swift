internal import Platform
internal import ServiceKit
internal import WorkflowModels

/// What is known of one generation while it goes from stage to stage.
struct GenerationState: Sendable {
  let request: GenerationRequest
  /// The catalog as it was when the sentence was read.
  var snapshot: CatalogSnapshot?
  var tools: [RetrievedTool] = []
  /// What the built-in planner makes of the sentence.
  var plan: Planner.Outcome?
  /// What was right for similar sentences, nearest first.
  var exemplars: [Exemplar] = []
  let start = MonotonicTime.now
  var draft: Draft?
  var diagnostics: [Diagnostic] = []
  var repairs = 0
  /// The provider's last resort has been taken.
  var isLastResort = false
  /// Set by the last stage.
  var result: GeneratedWorkflow?

  init(_ request: GenerationRequest) {
    self.request = request
  }
}

/// What is to be generated, for whom.
struct GenerationRequest: Sendable {
  let prompt: String
  let user: UserID
  /// The client's, or one of ours when it has none.
  let sessionID: String
  /// Only who names a session has its answers cached.
  let isSessionNamed: Bool
  /// One per request of a client, the same when the client repeats it: what is started in its name carries it.
  let operationID: String
  /// The versions of what else the answer depends on; an answer from the cache was given to the same.
  var basis = ""
  /// What stands in where the sentence leaves something open.
  var preferences = Preferences.none
  /// Nothing is stored.
  var isDry = false
  /// The answer says of each node why it is there.
  var explains = false
  /// Only actions of these services; nil for all.
  var toolkits: Set<String>?
  let context: CallContext
  let logger: Logger
  /// Somebody who watches.
  var listener: GenerationListener?

  func tell(_ event: GenerationEvent) async { await listener?(event) }
}

/// A stored workflow with what is said about how it came to be.
struct GeneratedWorkflow: Sendable, Hashable {
  let id: WorkflowID
  var workflow: JSON
  var metadata: JSONObject

  var isMissingSomething: Bool { metadata["missing"]?.arrayValue?.isEmpty == false }
}
