/// A tool that is near a sentence.
struct RetrievedTool: Sendable, Hashable {
  /// What a node that uses it is: a node type, or "connector-action:slack.send_message".
  let use: String
  let name: String
  let score: Double

  var nodeType: String { String(use.prefix { $0 != ":" }) }
}

/// Finds the tools that a sentence is about: what each of its steps means first, then what its words as a whole are
/// near to.
struct ToolRetrieval: Sendable {
  let catalog: ToolkitCatalog
  let tools: ToolRetriever
  private static let most = 10

  init(catalog: ToolkitCatalog = .builtin, tools: ToolRetriever = .builtin) {
    self.catalog = catalog
    self.tools = tools
  }

  /// - Parameter plan: what the built-in planner makes of the sentence.
  func find(_ prompt: String, _ plan: Planner.Outcome, in toolkits: Set<String>? = nil) -> [RetrievedTool] {
    var found: [RetrievedTool] = []
    var seen: Set<String> = []
    func add(_ use: String, _ name: String, _ score: Double) {
      if found.count < Self.most, seen.insert(use).inserted {
        found.append(RetrievedTool(use: use, name: name, score: score))
      }
    }
    var others: [(String, Double)] = []
    for step in plan.uses {
      add(step.use, name(of: step.use), step.score)
      others += step.others.map { ($0, step.score / 2) }
    }
    let words = PhraseBook.tokens(of: prompt).words
    for hit in catalog.search(words, limit: 6) where toolkits?.contains(hit.tool.toolkit) ?? true {
      add("connector-action:\(hit.tool.id)", hit.tool.name, hit.score)
    }
    for (use, score) in others { add(use, name(of: use), score) }
    for hit in tools.search(words, limit: 10) { add(hit.tool.nodeType, hit.tool.name, hit.score) }
    return found
  }

  private func name(of use: String) -> String {
    guard let colon = use.firstIndex(of: ":") else { return use }
    let id = String(use[use.index(after: colon)...])
    return catalog.tool(id)?.name ?? id
  }
}
