internal import WorkflowModels

/// What is taken over as it is written. Each reader answers nil when the text at hand is something else.
extension Tokenizer {
  typealias Literal = (kind: Token.Kind, end: Int)

  func literal() -> Literal? {
    guard let first = peek() else { return nil }
    switch first {
    case "{": return template() ?? json()
    case "[": return json()
    case "\"", "“", "”", "„", "`", "«", "»", "'", "‘", "‚": return quoted(first)
    case "#", "@": return channel()
    case "/": return path()
    default:
      if first == "*" || first.isNumber, let cron = cron() { return cron }
      if first == "h", let url = url() { return url }
      if first.isNumber, let code = code() { return code }
      if first.isNumber || (first == "-" && (peek(1)?.isNumber ?? false) && !(peek(-1)?.isWordPart ?? false)) {
        return numeric()
      }
      return first.isWordPart ? address() : nil
    }
  }

  private func template() -> Literal? {
    guard peek(1) == "{" else { return nil }
    var index = position + 2
    // A template is short: a text of nothing but braces must not be searched to its end at each of them.
    while index + 1 < characters.count, index - position < 4000 {
      if characters[index] == "}", characters[index + 1] == "}" {
        return (.template(text(from: position, to: index + 2)), index + 2)
      }
      index += 1
    }
    return nil
  }

  private func json() -> Literal? {
    var depth = 0
    var inString = false
    var index = position
    while index < characters.count, index - position < 4000 {
      let character = characters[index]
      if inString {
        if character == "\\" { index += 1 } else if character == "\"" { inString = false }
      } else if character == "\"" {
        inString = true
      } else if character == "{" || character == "[" {
        depth += 1
        if depth > 32 { return nil }
      } else if character == "}" || character == "]" {
        depth -= 1
        if depth == 0 {
          let written = text(from: position, to: index + 1)
          guard (try? JSON(parsing: written)) != nil else { return nil }
          return (.json(written), index + 1)
        }
      }
      index += 1
    }
    return nil
  }

  private func quoted(_ opening: Character) -> Literal? {
    let closings: Set<Character> =
      switch opening {
      case "“", "”", "„": ["”", "“", "\""]
      case "«": ["»"]
      case "»": ["«"]
      case "'", "‘", "‚": ["'", "’", "‘"]
      default: [opening]
      }
    let single = ["'", "‘", "‚"].contains(opening)
    if single, peek(-1)?.isWordPart ?? false { return nil }
    var index = position + 1
    var value = ""
    while index < characters.count, index - position < 4000 {
      let character = characters[index]
      if character == "\\", index + 1 < characters.count, closings.contains(characters[index + 1]) {
        value.append(characters[index + 1])
        index += 2
        continue
      }
      if closings.contains(character) {
        let inside = single && index + 1 < characters.count && characters[index + 1].isWordPart
        // « so » is set with blanks that are none of the text.
        if opening == "«" || opening == "»" { value = Self.trimmed(value) }
        if !inside { return value.isEmpty ? nil : (.quoted(value), index + 1) }
      }
      value.append(character)
      index += 1
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  private func channel() -> Literal? {
    guard let next = peek(1), next.isWordPart, !(peek(-1)?.isWordPart ?? false) else { return nil }
    var index = position + 1
    while index < characters.count, characters[index].isWordPart || characters[index] == "-" { index += 1 }
    return (.channel(text(from: position, to: index)), index)
  }

  private func path() -> Literal? {
    if let previous = peek(-1), !previous.isWhitespace, previous != "(" { return nil }
    guard let next = peek(1), next.isWordPart else { return nil }
    let end = trimmedEnd(of: position, allowed: "-_/.{}:?=&%")
    return (.path(text(from: position, to: end)), end)
  }

  private func url() -> Literal? {
    let head = text(from: position, to: position + 8).lowercased()
    guard head.hasPrefix("http://") || head.hasPrefix("https://") else { return nil }
    var index = position
    while index < characters.count {
      let character = characters[index]
      if character == "{", index + 1 < characters.count, characters[index + 1] == "{",
        let close = closingBraces(from: index)
      {
        index = close
        continue
      }
      if character.isWhitespace || "\"'`<>“”‘’«»|\\^".contains(character) { break }
      index += 1
    }
    while index > position, ".,;:!?)]".contains(characters[index - 1]) {
      if characters[index - 1] == ")", text(from: position, to: index).contains("(") { break }
      index -= 1
    }
    guard index - position > head.prefix(while: { $0 != "/" }).count + 2 else { return nil }
    return (.url(text(from: position, to: index)), index)
  }

  private func closingBraces(from start: Int) -> Int? {
    var index = start + 2
    while index + 1 < characters.count, index - start < 500 {
      if characters[index] == "}", characters[index + 1] == "}" { return index + 2 }
      index += 1
    }
    return nil
  }

  /// The end of a run of word parts and allowed marks, without the marks that end a sentence.
  func trimmedEnd(of start: Int, allowed: String) -> Int {
    var end = start
    while end < characters.count, characters[end].isWordPart || allowed.contains(characters[end]) { end += 1 }
    while end > start + 1, ".:?".contains(characters[end - 1]) { end -= 1 }
    return end
  }
}
