internal import Embeddings

/// Finds the tools that a sentence is about: what each of its steps means first, then what its clauses and the sentence
/// as a whole are near to, by words and by vectors.
struct ToolRetrieval: Sendable {
  let catalog: ToolkitCatalog
  let ranking: ToolRanking
  /// Nil: by words alone.
  let vectors: ToolVectors?
  static let most = 10

  init(catalog: ToolkitCatalog = .builtin, vectors: ToolVectors? = nil) {
    self.catalog = catalog
    self.vectors = vectors
    ranking = ToolRanking(ToolCorpus(catalog: catalog))
  }

  /// - Parameter plan: what the built-in planner makes of the sentence.
  func find(_ prompt: String, _ plan: Planner.Outcome, in toolkits: Set<String>? = nil) async -> [RetrievedTool] {
    let query = RetrievalQuery(prompt, catalog: catalog)
    let texts = query.texts
    let near = await nearest(to: texts.map(\.text))
    let ranked = zip(texts, near).map { text, near in
      ranking.rank(text, meaning: near, limit: 2 * Self.most).filter { isAllowed($0, toolkits) }
    }
    let uses = plan.uses
    var found = FoundTools(corpus: ranking.corpus)
    for step in uses where !step.isSteering { found.add(step.use, step.score) }
    found.add(whole: ranked.first ?? [], clauses: Array(ranked.dropFirst()), room: uses.count(where: \.isSteering))
    for step in uses { found.add(step.use, step.score) }
    return found.tools
  }

  private func isAllowed(_ hit: ToolRanking.Hit, _ toolkits: Set<String>?) -> Bool {
    guard let toolkits, let own = ranking.corpus.tools[hit.place].toolkit else { return true }
    return toolkits.contains(own)
  }

  private func nearest(to texts: [String]) async -> [[Int: Double]] {
    guard let vectors else { return texts.map { _ in [:] } }
    return await vectors.nearest(to: texts).map { scores in
      var places: [Int: Double] = [:]
      for (use, score) in scores { if let place = ranking.corpus.place(of: use) { places[place] = score } }
      return places
    }
  }
}
