package import HTTP
package import LanguageModels
internal import WorkflowModels

/// What effectful nodes may use, and the identity under which they act.
package struct NodeEffects: Sendable {
  package let http: HTTPClient
  /// Where requests of workflows may go.
  package let egress: EgressPolicy
  package let children: any ChildExecutions
  /// The same on every attempt, so that a receiver can tell a repetition from a second wish.
  package let idempotencyKey: String
  /// The effect must not be repeated when its outcome is unknown.
  package let isAtMostOnce: Bool

  /// Secrets by name. They must not reach an output, an error or a log.
  package let credentials: NodeCredentials
  /// Nil when no language model is configured.
  package let models: ModelDirectory?
  /// Where agents keep what was said; nil where nothing can be kept.
  package let memory: NodeMemory?
  /// A SearXNG-compatible server; nil when none is configured.
  package let searchURL: String?
  /// Nil where texts are compared by their words alone.
  package let meaning: (any TextMeaning)?

  package init(
    http: HTTPClient, egress: EgressPolicy, children: any ChildExecutions = NoChildren(), idempotencyKey: String,
    isAtMostOnce: Bool,
    credentials: NodeCredentials = .none, models: ModelDirectory? = nil, memory: NodeMemory? = nil,
    searchURL: String? = nil, meaning: (any TextMeaning)? = nil
  ) {
    self.http = http
    self.egress = egress
    self.children = children
    self.idempotencyKey = idempotencyKey
    self.isAtMostOnce = isAtMostOnce
    self.credentials = credentials
    self.models = models
    self.memory = memory
    self.searchURL = searchURL
    self.meaning = meaning
  }

  /// The same under another identity, for a part of what the node does.
  func keyed(_ key: String) -> NodeEffects {
    NodeEffects(
      http: http, egress: egress, children: children, idempotencyKey: key, isAtMostOnce: isAtMostOnce,
      credentials: credentials, models: models, memory: memory, searchURL: searchURL, meaning: meaning)
  }

  func numbered(_ part: Int) -> NodeEffects { keyed("\(idempotencyKey)/\(part)") }
}
