/// What follows when a node has failed for good.
package enum OnError: String, Sendable, Hashable, CaseIterable {
  /// The execution fails.
  case fail
  /// The node's `main` gets the error as its output.
  case `continue`
  /// The error leaves by the port `error`; the other ports are dead.
  case branch
}
