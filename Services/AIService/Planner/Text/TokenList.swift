/// Safe reading of a list of tokens: every look beyond an end is nil, because the list's length is the user's.
extension Array<Token> {
  func at(_ index: Int) -> Token? {
    index >= 0 && index < count ? self[index] : nil
  }

  /// The lower-case word at a place; empty when there is none.
  func word(_ index: Int) -> String {
    at(index)?.word ?? ""
  }

  /// The tokens of a range, clamped to what there is.
  func part(_ from: Int, _ to: Int? = nil) -> [Token] {
    let start = Swift.max(0, Swift.min(from, count))
    let end = Swift.max(start, Swift.min(to ?? count, count))
    return Array(self[start..<end])
  }

  /// Whether these words stand at the place, one after the other.
  func matches(_ words: [String], at index: Int) -> Bool {
    guard !words.isEmpty else { return false }
    for (offset, wanted) in words.enumerated() where word(index + offset) != wanted { return false }
    return true
  }

  /// How many tokens the longest of the phrases takes at the place; 0 when none stands there.
  func matchLength(ofAny phrases: [[String]], at index: Int) -> Int {
    var longest = 0
    for phrase in phrases where phrase.count > longest && matches(phrase, at: index) { longest = phrase.count }
    return longest
  }

  func firstIndex(ofAny words: Set<String>, from start: Int = 0) -> Int? {
    var index = Swift.max(0, start)
    while index < count {
      if words.contains(self[index].word) { return index }
      index += 1
    }
    return nil
  }

  func containsAny(_ words: Set<String>) -> Bool {
    contains { words.contains($0.word) }
  }

  /// The words in lower case, everything else left out.
  var words: [String] {
    compactMap { $0.isWord ? $0.word : nil }
  }

  /// The tokens as a text again, marks set close.
  var text: String {
    var result = ""
    for token in self {
      if token.kind == .lineBreak { continue }
      if !result.isEmpty, !token.glued, !token.isMark([",", ".", ";", ":", "?", "!", ")"]), result.last != "(" {
        result.append(" ")
      } else if token.glued, token.isWord, result.last?.isLetter == true {
        // Only a hyphen can have stood between two words that are glued.
        result.append("-")
      }
      result += token.text
    }
    return result
  }

  /// Without marks and joining words at both ends.
  func trimmed(_ joiners: Set<String> = ["and", "then", "also", "please", "just", "to"]) -> [Token] {
    var start = 0
    var end = count
    while start < end, let token = at(start), token.isMark || joiners.contains(token.word) { start += 1 }
    while end > start, let token = at(end - 1), token.isMark || joiners.contains(token.word) { end -= 1 }
    return part(start, end)
  }

  /// The list cut at marks and words that join ("a, b and c").
  func split(at words: Set<String>, marks: Set<Character> = [","]) -> [[Token]] {
    var pieces: [[Token]] = []
    var current: [Token] = []
    for token in self {
      if words.contains(token.word) || token.isMark(marks) || token.kind == .lineBreak {
        if !current.isEmpty { pieces.append(current) }
        current = []
      } else {
        current.append(token)
      }
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }

  var firstURL: String? {
    for token in self { if case .url(let url) = token.kind { return url } }
    return nil
  }

  var urls: [String] {
    compactMap { if case .url(let url) = $0.kind { url } else { nil } }
  }

  var firstQuoted: String? {
    for token in self { if case .quoted(let text) = token.kind { return text } }
    return nil
  }

  var emails: [String] {
    compactMap { if case .email(let address) = $0.kind { address } else { nil } }
  }

  var firstChannel: String? {
    for token in self { if case .channel(let name) = token.kind { return name } }
    return nil
  }

  var firstPath: String? {
    for token in self { if case .path(let path) = token.kind { return path } }
    return nil
  }
}
