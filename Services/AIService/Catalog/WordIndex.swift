internal import Glibc

/// Finds texts by their words: BM25 over stemmed words with weights. Built once of segments that are kept; a search
/// touches only what shares a word with the query.
struct WordIndex: Sendable {
  private struct Posting: Sendable {
    let document: Int
    let weight: Double
  }

  /// Of each word, where its postings lie.
  private let ranges: [String: Range<Int>]
  private let postings: [Posting]
  let count: Int

  /// - Parameter documents: the weighted words of each.
  init(_ documents: [[String: Double]]) { self.init(segments: [WordSegment(documents)]) }

  /// - Parameter segments: their texts one behind the other are the documents.
  init(segments: [WordSegment]) {
    count = segments.reduce(0) { $0 + $1.lengths.count }
    let average = max(1, segments.reduce(0) { $0 + $1.lengths.reduce(0, +) } / Double(max(1, count)))
    // The words get numbers, because each has to be looked up but once for a whole segment.
    var numbers: [String: Int] = [:]
    var holders: [Int] = []
    let own = segments.map { segment in
      zip(segment.words, segment.occurrences).map { word, occurrences in
        let number = numbers[word] ?? holders.count
        if number == holders.count {
          numbers[word] = number
          holders.append(0)
        }
        holders[number] += occurrences.count
        return number
      }
    }
    var starts = [0]
    for holding in holders { starts.append((starts.last ?? 0) + holding) }
    var next = starts
    var postings = [Posting](repeating: Posting(document: 0, weight: 0), count: starts.last ?? 0)
    var base = 0
    for (segment, own) in zip(segments, own) {
      for (number, occurrences) in zip(own, segment.occurrences) {
        let holding = Double(holders[number])
        let rarity = log(1 + (Double(count) - holding + 0.5) / (holding + 0.5))
        for one in occurrences {
          let saturation = one.frequency + 1.2 * (0.25 + 0.75 * segment.lengths[one.document] / average)
          postings[next[number]] = Posting(
            document: base + one.document, weight: rarity * one.frequency * 2.2 / saturation)
          next[number] += 1
        }
      }
      base += segment.lengths.count
    }
    self.postings = postings
    ranges = numbers.mapValues { starts[$0]..<starts[$0 + 1] }
  }

  /// The score of every document that shares a word with the query.
  func scores(_ words: [String]) -> [Int: Double] {
    var scores: [Int: Double] = [:]
    // Summed in one order, so that the same question has the same answer to the last bit.
    for word in Set(words.map(Stemmer.stem)).sorted() {
      for posting in postings[ranges[word] ?? 0..<0] { scores[posting.document, default: 0] += posting.weight }
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
