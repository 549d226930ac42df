/// An identifier as services give them out: "pi_3Nx81", "c-981", "MUG-BLUE", "OPS-12", "TPL-77". It is told from a
/// word by its digits, low lines and capitals, and from a number by its letters.
enum CodeWord {
  /// The code at a place and how many tokens it takes.
  static func read(_ tokens: [Token], at start: Int) -> (String, Int)? {
    guard let head = tokens.at(start), head.isWord else { return nil }
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
    return hasDigit && (hasSign || isCapital || text.count > 4) || text.contains("_") || hasSign && isCapital
  }
}
