internal import Glibc

/// Finds the sentences that are near to another one. Words do it now; embeddings can stand behind the same lines.
protocol ExemplarIndex: Sendable {
  /// The nearest of the indexed prompts, best first, each with a score from 0 to 1.
  func nearest(to prompt: String, limit: Int) -> [(place: Int, score: Double)]
}

/// By words: BM25 finds the candidates, and what they share with the sentence, weighed by how rare it is, is the score.
struct WordExemplarIndex: ExemplarIndex {
  private let index: WordIndex
  /// The stems of each prompt.
  private let words: [Set<String>]
  private let holders: [String: Int]
  /// By id, so that the next index need not read again what this one has read.
  private let known: [String: [String: Double]]

  init(_ exemplars: [(id: String, prompt: String)], reusing earlier: WordExemplarIndex? = nil) {
    let weighed = exemplars.map { earlier?.known[$0.id] ?? WordIndex.words([(text: $0.prompt, weight: 1)]) }
    known = Dictionary(zip(exemplars.map(\.id), weighed)) { first, _ in first }
    index = WordIndex(weighed)
    words = weighed.map { Set($0.keys) }
    var holders: [String: Int] = [:]
    for set in words { for word in set { holders[word, default: 0] += 1 } }
    self.holders = holders
  }

  func nearest(to prompt: String, limit: Int) -> [(place: Int, score: Double)] {
    let said = WordIndex.words([(text: prompt, weight: 1)]).keys
    let wanted = Set(said)
    guard !wanted.isEmpty else { return [] }
    let candidates = index.scores(Array(said)).sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    let scored = candidates.prefix(4 * limit).map { candidate in
      (place: candidate.key, score: share(wanted, words[candidate.key]))
    }
    return Array(scored.sorted { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }.prefix(limit))
  }

  /// What both say, of what the one that says more says.
  private func share(_ left: Set<String>, _ right: Set<String>) -> Double {
    let common = weight(left.intersection(right))
    let more = max(weight(left), weight(right))
    return more > 0 ? common / more : 0
  }

  private func weight(_ words: Set<String>) -> Double {
    let total = Double(self.words.count)
    // Summed in one order, so that the same question has the same answer to the last bit.
    return words.sorted().reduce(0) { sum, word in sum + log(1 + (total + 1) / Double((holders[word] ?? 0) + 1)) }
  }
}
