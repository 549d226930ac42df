/// Whether a node's effect may be repeated when it is unknown if it happened.
package enum EffectPolicy: String, Sendable, Hashable, CaseIterable {
  /// Tried again, with the same idempotency key.
  case atLeastOnce = "at_least_once"
  /// Never tried again after an unknown outcome; the node is left `in_doubt`.
  case atMostOnce = "at_most_once"
}
