internal import Embeddings

/// Ranks tools for a text by what its words say (BM25) and by what it means (vectors): the sum of both as z-scores over
/// the candidates, which makes two scales one.
struct ToolRanking: Sendable {
  struct Hit: Sendable, Hashable {
    let place: Int
    let score: Double
  }

  struct Weights: Sendable {
    var meaning = 1.0
    /// For the tools of a service that the text names: they go before what is only alike.
    var named = 2.0
    /// For an action that does what a verb of the text says.
    var verb = 1.0
    /// Against one that destroys, where nobody says so.
    var destructive = -1.5
    /// For one that brings something into being, where no verb says what to do.
    var usual = 0.5
    /// Against the actions of a service that nobody names.
    var unnamed = -1.5
  }

  let corpus: ToolCorpus
  private let weights = Weights()
  private let index: WordIndex

  init(_ corpus: ToolCorpus) {
    self.corpus = corpus
    index = WordIndex(segments: corpus.words)
  }

  /// - Parameter meaning: how near tools are to the text, by their place; empty where there are no vectors.
  func rank(_ text: RetrievalQuery.Text, meaning: [Int: Double], limit: Int) -> [Hit] {
    let said = index.scores(text.words)
    let candidates = Set(said.keys).union(meaning.keys)
    guard !candidates.isEmpty else { return [] }
    let byWords = ZScale(candidates.map { said[$0] ?? 0 })
    // Beyond those that were found nothing is nearer than the farthest of them.
    let farthest = meaning.values.min() ?? 0
    let byMeaning = ZScale(candidates.map { meaning[$0] ?? farthest })
    var hits: [Hit] = []
    hits.reserveCapacity(candidates.count)
    for place in candidates {
      var score = byWords.score(said[place] ?? 0) + bonus(corpus.tools[place], text)
      if !meaning.isEmpty { score += weights.meaning * byMeaning.score(meaning[place] ?? farthest) }
      hits.append(Hit(place: place, score: score))
    }
    return Array(hits.sorted { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }.prefix(limit))
  }

  private func bonus(_ tool: RetrievableTool, _ text: RetrievalQuery.Text) -> Double {
    guard let toolkit = tool.toolkit, let verb = tool.verb else { return 0 }
    var bonus = text.named.contains(toolkit) ? weights.named : weights.unnamed
    if text.verbs.contains(verb) {
      bonus += weights.verb
    } else if VerbKin.destructive.contains(verb) {
      bonus += weights.destructive
    } else if text.verbs.isEmpty, VerbKin.usual.contains(verb) {
      bonus += weights.usual
    }
    return bonus
  }
}

/// Tells how far a value is from the mean, in standard deviations.
struct ZScale: Sendable {
  let mean: Double
  let deviation: Double

  init(_ values: [Double]) {
    let count = Double(max(1, values.count))
    let mean = values.reduce(0, +) / count
    self.mean = mean
    deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  }

  func score(_ value: Double) -> Double { deviation > 1e-9 ? (value - mean) / deviation : 0 }
}
