/// Finds the `{{ … }}` of a text. It knows enough of the language to pass over strings, what stands in them, comments
/// and brackets, so that `{{ {a: {b: 1}} }}` ends where its writer meant.
struct TemplateScanner {
  struct Piece {
    let isExpression: Bool
    /// Bytes of the template; an expression without its braces.
    let range: Range<Int>
  }

  private enum Open { case brace, other, string, interpolation }

  let source: String
  let bytes: [UInt8]

  init(_ source: String) {
    self.source = source
    bytes = Array(source.utf8)
  }

  func pieces() throws(ExpressionError) -> [Piece] {
    var pieces: [Piece] = []
    var textStart = 0
    var position = 0
    while position + 1 < bytes.count {
      guard bytes[position] == UInt8(ascii: "{"), bytes[position + 1] == UInt8(ascii: "{") else {
        position += 1
        continue
      }
      if position > textStart { pieces.append(Piece(isExpression: false, range: textStart..<position)) }
      let end = try endOfExpression(from: position + 2)
      pieces.append(Piece(isExpression: true, range: (position + 2)..<end))
      position = end + 2
      textStart = position
    }
    if textStart < bytes.count { pieces.append(Piece(isExpression: false, range: textStart..<bytes.count)) }
    return pieces
  }

  /// The place of the `}}` that closes the expression which starts at `start`.
  private func endOfExpression(from start: Int) throws(ExpressionError) -> Int {
    var open: [Open] = []
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if open.last == .string {
        if byte == UInt8(ascii: "\\") {
          if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "(") { open.append(.interpolation) }
          position += 1
        } else if byte == UInt8(ascii: "\"") {
          open.removeLast()
        }
        position += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): open.append(.string)
      case UInt8(ascii: "#"):
        while position + 1 < bytes.count, bytes[position + 1] != 10 { position += 1 }
      case UInt8(ascii: "{"): open.append(.brace)
      case UInt8(ascii: "("), UInt8(ascii: "["): open.append(.other)
      case UInt8(ascii: ")"):
        if open.last == .interpolation || open.last == .other { open.removeLast() }
      case UInt8(ascii: "]"):
        if open.last == .other { open.removeLast() }
      case UInt8(ascii: "}"):
        if open.last == .brace {
          open.removeLast()
        } else if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "}") {
          return position
        }
      default: break
      }
      position += 1
    }
    throw ExpressionError(
      .syntax, "The {{ is not closed by a }}.", source: source, offset: max(0, start - 2), length: 2)
  }
}
