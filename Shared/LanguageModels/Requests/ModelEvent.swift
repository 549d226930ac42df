/// What is heard of a reply while it is made.
package enum ModelEvent: Sendable, Hashable {
  case text(String)
  /// A piece of a tool call; `arguments` is a piece of JSON text. `id` and `name` come with its first piece.
  case toolCall(index: Int, id: String?, name: String?, arguments: String)
  case usage(ModelUsage)
  /// The connection broke or another model goes on: everything heard so far is void.
  case restart
  /// The whole of it; nothing follows.
  case end(ModelReply)
}
