package import Platform

/// Something that answers requests: one vendor's model, or the gateway over all of them.
package protocol LanguageModel: Sendable {
  /// Whose it is, as `ai_metadata.provider` says it.
  var name: String { get }
  var model: String { get }

  /// The whole reply. Everything happens before the deadline; cancelling the task ends the call.
  func complete(_ request: ModelRequest, until deadline: MonotonicTime) async throws(ModelError) -> ModelReply

  /// The same, telling what comes while it comes; `.end` is told last, and its reply given back.
  func stream(
    _ request: ModelRequest, until deadline: MonotonicTime,
    _ tell: @Sendable (ModelEvent) async -> Void
  ) async throws(ModelError) -> ModelReply
}
