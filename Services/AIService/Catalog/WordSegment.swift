/// The words of some texts, read and counted once. An index over many texts is put together of such segments, so that
/// what has not changed need not be read again.
struct WordSegment: Sendable {
  struct Occurrence: Sendable {
    /// The place of the text in this segment.
    let document: Int
    let frequency: Double
  }

  /// Each word once.
  let words: [String]
  /// Of each word, the texts that have it.
  let occurrences: [[Occurrence]]
  /// The weighted length of each text.
  let lengths: [Double]

  /// - Parameter documents: the weighted words of each text.
  init(_ documents: [[String: Double]]) {
    var numbers: [String: Int] = [:]
    var words: [String] = []
    var occurrences: [[Occurrence]] = []
    var lengths: [Double] = []
    for (document, weights) in documents.enumerated() {
      var length = 0.0
      // Summed in one order, so that every process has the same to the last bit.
      for (word, frequency) in weights.sorted(by: { $0.key < $1.key }) {
        length += frequency
        let number = numbers[word] ?? words.count
        if number == words.count {
          numbers[word] = number
          words.append(word)
          occurrences.append([])
        }
        occurrences[number].append(Occurrence(document: document, frequency: frequency))
      }
      lengths.append(length)
    }
    self.words = words
    self.occurrences = occurrences
    self.lengths = lengths
  }
}
