/// One language of the phrase book.
struct Language: Sendable {
  let name: String
  /// Words that tell it from the others.
  let marks: Set<String>
  /// Phrases by their first word, the longest first.
  private let phrases: [String: [(words: [String], english: [String])]]

  static let all = [german, french, spanish, italian, dutch, portuguese]

  /// - Parameter book: `words=english words` pairs with semicolons between; nothing behind the sign drops the words.
  init(_ name: String, marks: String, book: String) {
    self.name = name
    self.marks = Set(marks.split(separator: " ").map(String.init))
    var phrases: [String: [(words: [String], english: [String])]] = [:]
    for entry in book.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let sides = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      let english = sides[1].split(separator: " ").map(String.init)
      for spelling in sides[0].split(separator: ",") {
        let words = Self.words(of: spelling)
        guard let first = words.first else { continue }
        phrases[first, default: []].append((words, english))
      }
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// As the tokenizer cuts them: at hyphens too, but for the one in "e-mail".
  private static func words(of spelling: Substring) -> [String] {
    spelling.split(separator: " ").flatMap { word in
      word.hasPrefix("e-mail") ? [String(word)] : word.split(separator: "-").map(String.init)
    }
  }

  func english(_ written: [Token]) -> [Token] { MonthDays.plain(exchanged(written)) }

  private func exchanged(_ written: [Token]) -> [Token] {
    let tokens = written.flatMap(Self.split)
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      let found = phrases[token.word]?.first { tokens.matches($0.words, at: index) }
      guard let found else {
        result.append(token)
        index += 1
        continue
      }
      for (offset, word) in found.english.enumerated() {
        result.append(
          Token(.word, text: word, glued: offset == 0 && token.glued && !result.isEmpty && result.last?.isMark == true))
      }
      index += found.words.count
    }
    return result
  }

  /// "l'email" is "l" and "email".
  static func parts(of word: String) -> [String] {
    word.split(whereSeparator: { $0 == "'" || $0 == "’" }).map(String.init)
  }

  private static func split(_ token: Token) -> [Token] {
    guard token.isWord, token.text.contains(where: { $0 == "'" || $0 == "’" }) else { return [token] }
    return token.text.split(whereSeparator: { $0 == "'" || $0 == "’" }).map { Token(.word, text: String($0)) }
  }
}
