internal import Glibc

/// Finds texts by their words: BM25 over stemmed words with weights. Built once; a search touches only what shares a
/// word with the query.
struct WordIndex: Sendable {
  private struct Posting: Sendable {
    let document: Int
    let weight: Double
  }

  private let postings: [String: [Posting]]
  let count: Int

  /// - Parameter documents: the weighted words of each.
  init(_ documents: [[String: Double]]) {
    count = documents.count
    let lengths = documents.map { $0.values.reduce(0, +) }
    let average = max(1, lengths.reduce(0, +) / Double(max(1, lengths.count)))
    var holders: [String: Int] = [:]
    for words in documents { for word in words.keys { holders[word, default: 0] += 1 } }
    var postings: [String: [Posting]] = [:]
    for (index, words) in documents.enumerated() {
      for (word, frequency) in words {
        let holding = Double(holders[word] ?? 1)
        let rarity = log(1 + (Double(documents.count) - holding + 0.5) / (holding + 0.5))
        let saturation = frequency + 1.2 * (0.25 + 0.75 * lengths[index] / average)
        postings[word, default: []].append(Posting(document: index, weight: rarity * frequency * 2.2 / saturation))
      }
    }
    self.postings = postings
  }

  /// The score of every document that shares a word with the query.
  func scores(_ words: [String]) -> [Int: Double] {
    var scores: [Int: Double] = [:]
    for word in Set(words.map(Stemmer.stem)) {
      for posting in postings[word] ?? [] { scores[posting.document, default: 0] += posting.weight }
    }
    return scores
  }

  /// The words of texts with their weights; a text counts as much as it says about the thing.
  static func words(_ texts: [(text: String, weight: Double)]) -> [String: Double] {
    var counts: [String: Double] = [:]
    for (text, weight) in texts {
      for token in Tokenizer.tokens(of: text) where token.isWord && !Words.empty.contains(token.word) {
        counts[Stemmer.stem(token.word), default: 0] += weight
      }
    }
    return counts
  }
}
