/// Reads Swift just well enough to tell code from the words in comments and literals.
enum SourceCode {
  /// The same text with as many lines, where comments and the words of string literals are gone; interpolated code stays.
  static func withoutWords(_ text: String) -> String {
    var reader = Reader(rest: Array(text.utf8)[...])
    reader.code(until: nil)
    return String(decoding: reader.output, as: UTF8.self)
  }

  /// `Glibc` for `package import struct Glibc.stat`; nil for a line that imports nothing.
  static func importedModule(in line: some StringProtocol) -> String? {
    var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ";" })[...]
    while let word = words.first, word.hasPrefix("@") || accessLevels.contains(String(word)) { words.removeFirst() }
    guard words.popFirst() == "import" else { return nil }
    if let word = words.first, kinds.contains(String(word)) { words.removeFirst() }
    return words.first.map { String($0.prefix { $0 != "." }) }
  }

  private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
  private static let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]

  private struct Reader {
    var rest: ArraySlice<UInt8>
    var output: [UInt8] = []

    /// Copies code up to the end, or to the parenthesis that closes an interpolation.
    mutating func code(until closing: UInt8?) {
      var depth = 0
      while let byte = rest.first {
        if starts("//") {
          rest = rest.drop { $0 != newline }
        } else if starts("/*") {
          skip(past: "*/")
        } else if let hashes = openingHashes() {
          literal(hashes: hashes)
        } else {
          rest.removeFirst()
          if byte == UInt8(ascii: "(") { depth += 1 }
          if byte == closing {
            if depth == 0 { return }
            depth -= 1
          }
          output.append(byte)
        }
      }
    }

    /// How many `#` stand before a quote that begins a literal here; nil when none does.
    private func openingHashes() -> Int? {
      let hashes = rest.prefix { $0 == UInt8(ascii: "#") }.count
      return rest.dropFirst(hashes).first == quote ? hashes : nil
    }

    private mutating func literal(hashes: Int) {
      rest = rest.dropFirst(hashes)
      let isLong = starts("\"\"\"")
      let fence = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
      let end = (isLong ? [quote, quote, quote] : [quote]) + fence
      let escape = [UInt8(ascii: "\\")] + fence
      rest = rest.dropFirst(isLong ? 3 : 1)
      output.append(quote)
      while let byte = rest.first {
        if rest.starts(with: end) {
          rest = rest.dropFirst(end.count)
          break
        }
        if rest.starts(with: escape) {
          rest = rest.dropFirst(escape.count)
          if rest.popFirst() == UInt8(ascii: "(") {
            output.append(UInt8(ascii: " "))
            code(until: UInt8(ascii: ")"))
          }
          continue
        }
        rest.removeFirst()
        if byte == newline { output.append(byte) }
      }
      output.append(quote)
    }

    private mutating func skip(past end: String) {
      while !rest.isEmpty, !starts(end) {
        if rest.removeFirst() == newline { output.append(newline) }
      }
      rest = rest.dropFirst(end.utf8.count)
    }

    private func starts(_ text: String) -> Bool { rest.starts(with: text.utf8) }

    private let newline = UInt8(ascii: "\n")
    private let quote = UInt8(ascii: "\"")

    init(rest: ArraySlice<UInt8>) { self.rest = rest }
  }
}
