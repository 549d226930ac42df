internal import WorkflowModels

/// A sentence of a document, and how much it has to do with a question: by the words of the question that stand in it,
/// and by what both mean where that is known.
struct Passage: Sendable {
  /// The place of its document.
  let document: Int
  let text: String
  /// From 0 to 1.
  let score: Double

  /// So many sentences are compared by meaning; what comes after them is found by its words.
  private static let mostCompared = 2_000
  private static let longestQuestion = 4_000
  /// A sentence that shares no word with the question must be as near as this; what is farther away says something else.
  private static let leastNearness = 0.2

  /// The nearest first; those that are as near, in the order of the documents.
  ///
  /// - Parameters:
  ///   - documents: an array of texts or of `{text}`, or one text.
  ///   - orAny: those that say nothing of the question too, at the end.
  static func ranked(
    _ documents: JSON, for question: String, by meaning: (any TextMeaning)?, orAny: Bool
  ) -> [Passage] {
    let sentences = (documents.arrayValue ?? [documents]).enumerated().flatMap { index, document in
      PlainText((document["text"] ?? document).asText).sentences.map { (document: index, text: $0) }
    }
    let asked = Set(PlainText.terms(question))
    let near = meaning?.nearness(
      of: String(question.prefix(longestQuestion)), to: sentences.prefix(mostCompared).map(\.text))
    var passages: [Passage] = []
    for (place, sentence) in sentences.enumerated() {
      let shared = Set(PlainText.terms(sentence.text)).intersection(asked).count
      let share = asked.isEmpty ? 0 : Double(shared) / Double(asked.count)
      var score = share
      if let near {
        let nearness = near.indices.contains(place) ? near[place] : 0
        // Twice the weight of words: a question is seldom put in those of its answer.
        score = shared > 0 || orAny || nearness >= leastNearness ? (share + 2 * max(0, nearness)) / 3 : 0
      }
      guard score > 0 || orAny else { continue }
      passages.append(Passage(document: sentence.document, text: sentence.text, score: score))
    }
    return passages.enumerated().sorted {
      $0.element.score != $1.element.score ? $0.element.score > $1.element.score : $0.offset < $1.offset
    }.map(\.element)
  }

  var json: JSON {
    let score = (score * 1000).rounded() / 1000
    return [
      "index": .int(document), "text": .string(text), "score": Int(exactly: score).map { .int($0) } ?? .double(score),
    ]
  }
}
