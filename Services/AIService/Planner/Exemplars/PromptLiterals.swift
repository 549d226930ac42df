/// A sentence as what it says in words, and what it names: addresses, channels, quoted texts, numbers, times. Two
/// sentences with the same words wish the same, of other things.
struct PromptLiterals: Sendable, Hashable {
  enum Kind: String, Sendable, Hashable {
    case url, email, channel, repository, quoted, number, clock, date, path, template, json, cron
  }

  struct Literal: Sendable, Hashable {
    let kind: Kind
    /// Its value: without quotation marks, numbers and times as written.
    let text: String
  }

  /// The words in lower case, and for each literal its kind.
  let skeleton: [String]
  let literals: [Literal]

  init(_ prompt: String) {
    let tokens = Tokenizer.tokens(of: prompt)
    var skeleton: [String] = []
    var literals: [Literal] = []
    var index = 0
    while index < tokens.count {
      if let (text, length) = Self.repository(tokens, at: index) {
        skeleton.append("<repository>")
        literals.append(Literal(kind: .repository, text: text))
        index += length
        continue
      }
      let token = tokens[index]
      index += 1
      if var literal = Self.literal(token) {
        // "9 am" and "9am" are one time.
        if literal.kind == .number || literal.kind == .clock, ["am", "pm"].contains(tokens.word(index)) {
          literal = Literal(kind: .clock, text: "\(literal.text) \(tokens.word(index))")
          index += 1
        }
        skeleton.append("<\(literal.kind.rawValue)>")
        literals.append(literal)
      } else if token.isWord {
        skeleton.append(token.word)
      } else if case .comparison(let sign) = token.kind {
        skeleton.append(sign)
      }
    }
    self.skeleton = skeleton
    self.literals = literals
  }

  private static func literal(_ token: Token) -> Literal? {
    switch token.kind {
    case .url(let text): Literal(kind: .url, text: text)
    case .email(let text): Literal(kind: .email, text: text)
    case .channel(let text): Literal(kind: .channel, text: text)
    case .quoted(let text): Literal(kind: .quoted, text: text)
    case .path(let text): Literal(kind: .path, text: text)
    case .template(let text): Literal(kind: .template, text: text)
    case .json(let text): Literal(kind: .json, text: text)
    case .cron(let text): Literal(kind: .cron, text: text)
    case .date(let text): Literal(kind: .date, text: text)
    case .clock: Literal(kind: .clock, text: token.text)
    case .number, .ordinal: Literal(kind: .number, text: token.text)
    case .word, .comparison, .mark, .lineBreak: nil
    }
  }

  /// Of how many pieces each half of a repository may have.
  private static let longestName = 12

  /// "acme/website", however the words were cut.
  private static func repository(_ tokens: [Token], at index: Int) -> (text: String, length: Int)? {
    guard tokens.at(index)?.isWord == true else { return nil }
    var slash = index + 1
    while slash < index + longestName, let token = tokens.at(slash), token.glued, token.isWord || token.number != nil {
      slash += 1
    }
    guard let mark = tokens.at(slash), mark.isMark(["/"]), mark.glued else { return nil }
    var end = slash + 1
    while end < slash + longestName, let token = tokens.at(end), token.glued, token.isWord || token.number != nil {
      end += 1
    }
    guard end > slash + 1 else { return nil }
    return (tokens.part(index, end).text, end - index)
  }
}
