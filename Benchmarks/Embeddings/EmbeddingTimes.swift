internal import Embeddings

/// Times of one text and of one search.
struct EmbeddingTimes {
  let embedder: WordLlamaEmbedder
  private let clock = ContinuousClock()

  init(embedder: WordLlamaEmbedder) { self.embedder = embedder }

  func measure() {
    let sentence = "When a new issue is opened in GitHub, summarize it and post the summary to #ops on Slack"
    report("one sentence to a vector", times: 2000) { _ = embedder.embedding(of: sentence) }
    var index = VectorIndex(dimensions: embedder.dimensions)
    for number in 0..<5000 {
      index.add(embedder.embedding(of: "tool \(number) \(number &* 2_654_435_761 % 9973)"), id: "tool-\(number)")
    }
    let query = embedder.embedding(of: sentence)
    for limit in [10, 200, 5000] {
      report("the nearest \(limit) of 5000", times: 200) { _ = index.nearest(to: query, limit: limit) }
    }
  }

  private func report(_ what: String, times: Int, _ work: () -> Void) {
    var durations: [Duration] = []
    for _ in 0..<times { durations.append(clock.measure(work)) }
    durations.sort()
    print("\(what): median \(durations[times / 2]), p95 \(durations[times * 95 / 100])")
  }
}
