/// A tool that is near a sentence.
struct RetrievedTool: Sendable, Hashable {
  /// What a node that uses it is: a node type, or "connector-action:slack.send_message".
  let use: String
  let name: String
  let score: Double

  var nodeType: String { String(use.prefix { $0 != ":" }) }
}
