/// An identifier as services give them out: "pi_3Nx81", "c-981", "MUG-BLUE", "OPS-12", "5f2a9c", "v2.1.0". It is told from
/// a word by its digits, low lines and capitals, and from a number by its letters.
enum CodeWord {
  /// The code at a place and how many tokens it takes.
  static func read(_ tokens: [Token], at start: Int) -> (String, Int)? {
    guard let head = tokens.at(start), head.isWord, !head.glued || tokens.at(start - 1)?.isMark == true else {
      return nil
    }
    var end = start + 1
    var text = head.text
    while let token = tokens.at(end), token.glued, token.isWord || token.number != nil, end - start < 12 {
      // Only a hyphen can have stood behind a word that the next is glued to.
      text += (tokens.at(end - 1)?.isWord == true ? "-" : "") + token.text
      end += 1
    }
    return isCode(text) ? (text, end - start) : nil
  }

  private static func isCode(_ text: String) -> Bool {
    let hasDigit = text.contains(where: \.isNumber)
    let hasSign = text.contains("_") || text.contains("-")
    let isCapital = text == text.uppercased()
    // "jobs.failed", but neither "e.g." nor a name of a host.
    let isDotted = text.count > 5 && text.dropFirst().dropLast(2).contains(".")
    // "v5.0"
    if text.first?.lowercased() == "v", text.count > 1, text.dropFirst().allSatisfy({ $0.isASCIIDigit || $0 == "." }) {
      return true
    }
    return hasDigit && (hasSign || isCapital || text.count > 4) || text.contains("_") || hasSign && isCapital
      || isDotted
  }

  /// All codes of a sentence, each once, at most a few.
  static func all(in tokens: [Token]) -> [String] {
    var found: [String] = []
    var place = 0
    while place < tokens.count, found.count < 8 {
      guard let (code, length) = read(tokens, at: place), !FileName.isOne(tokens[place]) else {
        place += 1
        continue
      }
      if !found.contains(code) { found.append(code) }
      place += length
    }
    return found
  }
}
