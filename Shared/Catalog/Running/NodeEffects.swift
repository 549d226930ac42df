package import HTTP
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

  package init(
    http: HTTPClient, egress: EgressPolicy, children: any ChildExecutions, idempotencyKey: String, isAtMostOnce: Bool
  ) {
    self.http = http
    self.egress = egress
    self.children = children
    self.idempotencyKey = idempotencyKey
    self.isAtMostOnce = isAtMostOnce
  }
}
