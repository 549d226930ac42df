/// Cuts a prompt into tokens. Literals come first (URLs, quotes, templates, JSON, cron), so that what the user means
/// word for word stays word for word.
struct Tokenizer {
  let characters: [Character]
  var position = 0
  private var tokens: [Token] = []
  private var afterSpace = true

  private init(_ prompt: String) {
    characters = Array(prompt)
  }

  static func tokens(of prompt: String) -> [Token] {
    var tokenizer = Tokenizer(prompt)
    tokenizer.run()
    return tokenizer.tokens
  }

  func peek(_ offset: Int = 0) -> Character? {
    let index = position + offset
    return index >= 0 && index < characters.count ? characters[index] : nil
  }

  func text(from start: Int, to end: Int) -> String {
    let low = max(0, min(start, characters.count))
    return String(characters[low..<max(low, min(end, characters.count))])
  }

  private mutating func add(_ kind: Token.Kind, _ text: String) {
    tokens.append(Token(kind, text: text, glued: !afterSpace))
    afterSpace = false
  }

  private mutating func run() {
    skipListMarker()
    while let character = peek() {
      if character.isNewline {
        add(.lineBreak, "\n")
        position += 1
        skipListMarker()
        afterSpace = true
      } else if character.isWhitespace {
        position += 1
        afterSpace = true
      } else if let literal = literal() {
        add(literal.kind, text(from: position, to: literal.end))
        position = literal.end
      } else if character.isWordPart {
        addWord()
      } else if let sign = comparisonSign() {
        add(.comparison(sign), sign)
        position += sign.count
      } else {
        addMark(character)
      }
    }
  }

  private mutating func addMark(_ character: Character) {
    position += 1
    switch character {
    case "-", "–", "—":
      // Between letters it joins a word ("high-priority"); standing alone it is a pause.
      if afterSpace { add(.mark(","), String(character)) }
    case "$", "€", "£", "*", "_", "~": break
    case "&": add(.word, "and")
    case "→", "⇒", "➔", "➜": add(.word, "then")
    case "(", ")", "[", "]", "{", "}", ",", ".", ";", ":", "?", "!", "%", "+", "/":
      add(.mark(character), String(character))
    default: afterSpace = true
    }
  }

  private func comparisonSign() -> String? {
    for sign in [">=", "<=", "==", "!=", "=>", "->", ">", "<", "=", "≥", "≤", "≠"]
    where text(from: position, to: position + sign.count) == sign {
      return sign
    }
    return nil
  }

  private mutating func addWord() {
    let start = position
    while let character = peek() {
      if character.isWordPart {
        position += 1
      } else if (character == "." || character == "'" || character == "’"), position > start,
        let next = peek(1), next.isWordPart, !(character == "." && next.isUppercase)
      {
        position += 1
      } else {
        break
      }
    }
    addWord(text(from: start, to: position))
  }

  /// Contractions become the words that they stand for; a possessive loses its mark.
  private mutating func addWord(_ written: String) {
    let lower = written.lowercased().replacing("’", with: "'")
    guard lower.contains("'") else { return add(.word, Self.spelling[lower] ?? written) }
    if lower.hasSuffix("n't") {
      let stem = lower == "can't" ? "can" : lower == "won't" ? "will" : String(lower.dropLast(3))
      add(.word, stem)
      afterSpace = true
      return add(.word, "not")
    }
    for (ending, word) in [("'s", ""), ("'re", "are"), ("'ll", "will"), ("'d", "would"), ("'ve", "have"), ("'m", "am")]
    where lower.hasSuffix(ending) {
      let stem = String(written.dropLast(ending.count))
      add(.word, stem)
      afterSpace = true
      if !word.isEmpty {
        add(.word, word)
      } else if ["it", "that", "there", "what", "who"].contains(stem.lowercased()) {
        add(.word, "is")
      }
      return
    }
    add(.word, written)
  }

  private static let spelling = ["a.m": "am", "p.m": "pm"]

  /// "1. ", "2) ", "- ", "* " at the head of a line are layout.
  private mutating func skipListMarker() {
    var ahead = 0
    while let character = peek(ahead), character == " " || character == "\t" { ahead += 1 }
    guard let first = peek(ahead) else { return }
    if first == "-" || first == "*" || first == "•", peek(ahead + 1) == " " {
      position += ahead + 2
    } else if first.isNumber {
      var digits = ahead
      while let character = peek(digits), character.isNumber, digits - ahead < 3 { digits += 1 }
      guard let mark = peek(digits), mark == "." || mark == ")", peek(digits + 1) == " " else { return }
      position += digits + 2
    }
  }
}

extension Character {
  var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
