/// A text cut into words and sentences, for the nodes that work on language without a model.
struct PlainText: Sendable {
  let sentences: [String]

  /// More than this is not looked at: a node computes at once, and must not take long.
  private static let mostBytes = 1 << 20
  private static let mostSentences = 4_000

  init(_ text: String) {
    var sentences: [String] = []
    var current = ""
    func end() {
      let trimmed = Self.trimmed(current)
      if !trimmed.isEmpty, sentences.count < Self.mostSentences { sentences.append(trimmed) }
      current = ""
    }
    var previous: Character = " "
    for character in String(decoding: text.utf8.prefix(Self.mostBytes), as: UTF8.self) {
      if character.isNewline, previous.isNewline {
        end()
      } else if character.isWhitespace, "!?。！？".contains(previous) || previous == "." && !Self.isAbbreviated(current) {
        end()
      } else {
        current.append(character.isNewline ? " " : character)
      }
      previous = character
    }
    end()
    self.sentences = sentences
  }

  /// "e.g.", "Dr.": no sentence ends there.
  private static func isAbbreviated(_ text: String) -> Bool {
    guard let last = text.split(separator: " ").last?.dropLast() else { return false }
    return last.count == 1 && last.first?.isLetter == true || last.contains(".")
      || abbreviations.contains(last.lowercased())
  }

  private static let abbreviations: Set<String> = [
    "dr", "mr", "mrs", "ms", "st", "no", "vs", "etc", "inc", "prof", "bzw",
  ]

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// Lower-case words; an apostrophe inside belongs to its word.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }.map(String.init)
  }

  /// The same without the words that stand everywhere, endings cut off.
  static func terms(_ text: String) -> [String] {
    words(text).filter { !common.contains($0) }.map(stem)
  }

  private static func stem(_ word: String) -> String {
    for ending in ["ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "en", "er"]
    where word.count - ending.count >= 4 && word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    return word
  }

  private static let common: Set<String> = [
    "the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "for", "from", "with", "by", "as", "is", "are",
    "was", "were", "be", "been", "it", "its", "this", "that", "these", "those", "he", "she", "they", "we", "you", "i",
    "his", "her", "their", "our", "your", "my", "me", "him", "them", "us", "not", "no", "so", "if", "then", "than",
    "there", "which", "who", "what", "when", "where", "how", "why", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "could", "should", "may", "also", "very", "just", "about", "into", "over", "after", "before",
  ]
}
