/// The tools found so far, each once, in the order in which they came.
struct FoundTools: Sendable {
  private let corpus: ToolCorpus
  private(set) var tools: [RetrievedTool] = []
  private var seen: Set<String> = []
  /// Services that have a tool already; "" for the node types.
  private var services: Set<String> = []

  init(corpus: ToolCorpus) { self.corpus = corpus }

  mutating func add(_ use: String, _ score: Double, upTo limit: Int = ToolRetrieval.most) {
    guard tools.count < limit, seen.insert(use).inserted else { return }
    tools.append(RetrievedTool(use: use, name: corpus.name(of: use), score: score))
    if let place = corpus.place(of: use), let toolkit = corpus.tools[place].toolkit { services.insert(toolkit) }
  }

  /// The best of each clause that has no tool yet; then what else the clauses speak of besides the services that are
  /// there; then the next best of the sentence and of each clause, and so on.
  ///
  /// - Parameter room: how many places are left free.
  mutating func add(whole: [ToolRanking.Hit], clauses: [[ToolRanking.Hit]], room: Int) {
    let limit = max(ToolRetrieval.most / 2, ToolRetrieval.most - room)
    let open = clauses.filter { hits in hits.first.map { !seen.contains(use($0)) } ?? false }
    let covered = clauses.filter { hits in hits.first.map { seen.contains(use($0)) } ?? false }
    for hit in open.compactMap(\.first).sorted(by: { $0.score > $1.score }) { add(hit, limit) }
    // "post a summary to Telegram" means two tools.
    for hits in covered + [whole] {
      if let hit = hits.first(where: { isOther($0) }), hit.score > Self.leastOther { add(hit, limit) }
    }
    for depth in 0..<ToolRetrieval.most {
      if depth < whole.count { add(whole[depth], limit) }
      for hits in open where depth + 1 < hits.count { add(hits[depth + 1], limit) }
      // A clause whose best is there already has mostly had its say.
      for hits in covered where depth > 1 && depth < hits.count { add(hits[depth - 1], limit) }
    }
  }

  /// From here on something else is meant, and not only named in passing.
  private static let leastOther = 2.0

  private func isOther(_ hit: ToolRanking.Hit) -> Bool {
    !seen.contains(use(hit)) && !(corpus.tools[hit.place].toolkit.map(services.contains) ?? false)
  }

  private func use(_ hit: ToolRanking.Hit) -> String { corpus.tools[hit.place].use }

  private mutating func add(_ hit: ToolRanking.Hit, _ limit: Int) { add(use(hit), hit.score, upTo: limit) }
}
