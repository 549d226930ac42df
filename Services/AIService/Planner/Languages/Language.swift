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

  func english(_ written: [Token]) -> [Token] {
    let plain = MonthDays.plain(exchanged(written))
    return ["German", "Dutch"].contains(name) ? VerbLast.plain(plain) : plain
  }

  private func exchanged(_ written: [Token]) -> [Token] {
    let tokens = written.flatMap(Self.split)
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      var found = phrases[token.word]?.first { tokens.matches($0.words, at: index) }
      if isName(tokens, index, result) { found = nil }
      if ["ruf", "rufe"].contains(token.word), tokens.at(index + 1)?.isMark(["+"]) == true {
        result.append(Token(.word, text: "call"))
        index += 1
        continue
      }
      guard let found else {
        result.append(token)
        index += 1
        continue
      }
      // "every two hours", but "at 8 o'clock"
      if found.english.isEmpty, ["uur", "heures"].contains(token.word), result.count > 1,
        result[result.count - 2].word == "every"
      {
        result.append(Token(.word, text: "hours"))
      }
      for (offset, word) in found.english.enumerated() {
        if word.first?.isNumber == true, let number = Tokenizer.tokens(of: word).first {
          result.append(number)
          continue
        }
        result.append(
          Token(.word, text: word, glued: offset == 0 && token.glued && !result.isEmpty && result.last?.isMark == true))
      }
      index += found.words.count
      guard found.english.suffix(2) == ["saying", "that"] || found.english == ["saying"] else { continue }
      // What is to be said is said in its own words.
      while let said = tokens.at(index), !said.isMark([".", ";", ",", "!"]), said.kind != .lineBreak {
        result.append(said)
        index += 1
      }
    }
    return result
  }

  private static let members: Set<String> = [
    "amount", "price", "total", "sum", "name", "date", "address", "customer", "order", "stock", "temperature", "number",
    "value", "title", "subject", "branch",
  ]

  /// A word with a capital behind the kind of what holds things is a name ("nella lista Oggi", "im Projekt Vertrieb"); in
  /// languages that write nouns small, so is every one in the middle of a sentence.
  private func isName(_ tokens: [Token], _ index: Int, _ before: [Token]) -> Bool {
    guard let token = tokens.at(index), token.isWord, let last = before.last else { return false }
    // What a field is called is its name in the data; in German, so is a noun that is written small.
    if last.word == "field", last.text == last.word { return true }
    if name == "German", token.text == token.word, let only = phrases[token.word]?.first, only.words.count == 1,
      only.english.count == 1, Self.members.contains(only.english[0])
    {
      return true
    }
    // "die Tabelle nutzer"
    if ["table", "collection", "database"].contains(last.word), last.text == last.word,
      let only = phrases[token.word]?.first(where: { $0.words.count == 1 }), only.english.count == 1,
      !Words.empty.contains(only.english[0]), !Words.prepositions.contains(only.english[0]),
      Verbs.base(only.english[0]) == nil
    {
      return true
    }
    guard token.text.first?.isUppercase == true else { return false }
    if ArgumentNames.isContainer(last.word), last.text == last.word { return true }
    return name != "German" && last.isWord && !token.glued && token.text.dropFirst().contains(where: \.isLowercase)
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
