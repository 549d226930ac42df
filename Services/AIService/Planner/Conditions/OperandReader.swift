/// Reads the value that something is compared with or set to.
enum OperandReader {
  private static let lead: Set<String> = [
    "the", "a", "an", "to", "word", "words", "text", "string", "value", "phrase", "exactly", "than", "just", "as",
    "term", "of", "keyword",
  ]
  private static let stops: Set<String> = [
    "and", "or", "then", "otherwise", "else", "from", "to", "with", "in", "into", "by", "for", "if", "at", "on", "via",
    "before", "after", "when", "where", "that", "so",
  ]

  /// - Parameter ordering: the comparison is one of size, where a word names another field.
  static func read(_ tokens: [Token], ordering: Bool) -> (operand: Condition.Operand, length: Int)? {
    var index = 0
    while let token = tokens.at(index), lead.contains(token.word), index < tokens.count - 1 { index += 1 }
    guard let token = tokens.at(index) else { return nil }
    switch token.kind {
    case .quoted(let text), .email(let text), .url(let text), .path(let text), .channel(let text), .date(let text),
      .json(let text):
      return (.string(text), index + 1)
    case .template(let text):
      let inner = text.dropFirst(2).dropLast(2).filter { !$0.isWhitespace }
      guard inner.hasPrefix("."), let field = FieldPath(name: String(inner.dropFirst())) else {
        return (.string(text), index + 1)
      }
      return (.field(field), index + 1)
    case .number, .ordinal:
      return token.number.map { (.number($0), index + 1) }
    case .clock, .cron: return (.string(token.text), index + 1)
    case .comparison, .mark, .lineBreak: return nil
    case .word: break
    }
    if let number = token.number, tokens.word(index + 1) != "of" { return (.number(number), index + 1) }
    let start = index
    var words: [Token] = []
    while let next = tokens.at(index), next.isWord, !stops.contains(next.word) || words.isEmpty, words.count < 5 {
      words.append(next)
      index += 1
    }
    guard !words.isEmpty else { return nil }
    if ordering, let field = FieldPath(name: Words.fieldName(words)) { return (.field(field), max(index, start + 1)) }
    return (.string(words.map(\.text).joined(separator: " ")), index)
  }
}
