/// What a node of a workflow can be, as retrieval sees it: a node type or an action of a service, and all that is said
/// of it.
struct RetrievableTool: Sendable, Hashable {
  /// "http-request", or "connector-action:slack.send_message".
  let use: String
  let name: String
  /// Of an action, whose it is.
  let toolkit: String?
  let description: String
  let aliases: [String]
  /// Sentences that mean it.
  let examples: [String]
  /// More names, of its service.
  var context: [String] = []
  /// What an action does: "create".
  var verb: String?

  /// How much a text says about the tool, by where it stands.
  var words: [String: Double] {
    var texts: [(text: String, weight: Double)] = [(name, 3), (description, 1)]
    if let first = context.first { texts.append((first, 2)) }
    texts += context.dropFirst().map { ($0, 1) }
    texts += aliases.map { ($0, 1.5) }
    texts += examples.map { ($0, 0.6) }
    return WordIndex.words(texts)
  }

  /// What becomes vectors: what it is, and each sentence that means it.
  var meanings: [String] {
    let title = (context.prefix(1) + [name]).joined(separator: " ")
    return ["\(title). \(description) \(aliases.joined(separator: ", "))"] + examples
  }
}

extension RetrievableTool {
  init(_ tool: ToolkitTool, of toolkit: Toolkit) {
    self.init(
      use: "connector-action:\(tool.id)", name: tool.name, toolkit: toolkit.slug, description: tool.description,
      aliases: tool.aliases, examples: tool.examples, context: [toolkit.name] + toolkit.aliases,
      verb: String(tool.slug.prefix { $0 != "_" }))
  }
}
