/// What the clauses before have established, as far as it changes how the next one reads.
struct ClauseContext: Sendable, Hashable {
  /// What the data at hand is called, singular.
  var noun: String?
  /// Whether a webhook waits for an answer.
  var hasWebhook = false
  /// Whether somebody in a chat waits for an answer.
  var hasChat = false
  /// Whether a step before already produced data.
  var hasData = false
  /// The labels that a step before has given, one of them to each.
  var labels: [String] = []
  /// The service whose event started the workflow.
  var service: String?
  /// What was counted, summed up or put together already needs no such step again.
  var isDerived = false
  /// The input is said to be a list.
  var isGivenList = false
  /// The service that the data at hand was brought from, and what one of it is called there.
  var brought: String?
  var thing: String?
  /// What is said is done to one item of a loop.
  var isInLoop = false
  /// The member of the data that was spoken of last.
  var field: FieldPath?
  /// The service whose repositories are spoken of, once one is named.
  var repositories: String?
  /// The identifiers in the whole sentence: a clause may speak of one that another names.
  var codes: [String] = []
  /// Only these services may be used; nil for all.
  var toolkits: Set<String>?
  /// What the user prefers where the words leave it open.
  var preferences = Preferences.none
}
