import WorkflowModels

/// Cuts a program into tokens. Strings are cut too: text, and the tokens of each `\( … )` between.
struct Lexer {
  let source: String
  let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []
  /// For each open string that we are inside an interpolation of: how many parentheses are open in it.
  private var interpolations: [Int] = []

  static let maximumBytes = 256 << 10

  init(_ source: String) {
    self.source = source
    bytes = Array(source.utf8)
  }

  static func tokens(of source: String) throws(SyntaxFailure) -> [Token] {
    var lexer = Lexer(source)
    guard lexer.bytes.count <= maximumBytes else {
      throw lexer.error("An expression may have up to 256 KiB.", at: 0)
    }
    try lexer.run()
    return lexer.tokens
  }

  private mutating func run() throws(SyntaxFailure) {
    while let byte = peek() {
      switch byte {
      case 32, 9, 10, 13: position += 1
      case UInt8(ascii: "#"): while let byte = peek(), byte != 10 { position += 1 }
      case UInt8(ascii: "\""): try string()
      case UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
      case UInt8(ascii: "."): try dot()
      case UInt8(ascii: "$"): try prefixed("a variable's name") { .variable($0) }
      case UInt8(ascii: "@"): try prefixed("a format's name") { .format($0) }
      case _ where Self.isNameStart(byte):
        let start = position
        add(.name(name()), from: start)
      default: try symbol()
      }
    }
    guard interpolations.isEmpty else { throw error("A string's \\( is not closed by a ).", at: bytes.count) }
    add(.end, from: position)
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, start: start, end: position))
  }

  private func error(_ message: String, at offset: Int, length: Int = 0, hint: String? = nil) -> SyntaxFailure {
    SyntaxFailure(
      ExpressionError(.syntax, message, source: source, offset: offset, length: length, hint: hint))
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private mutating func name() -> String {
    let start = position
    while let byte = peek() {
      if Self.isNameStart(byte) || Self.isDigit(byte) {
        position += 1
      } else if byte == 58, peek(1) == 58, let after = peek(2), Self.isNameStart(after) {
        position += 2
      } else {
        break
      }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func prefixed(_ what: String, _ kind: (String) -> Token.Kind) throws(SyntaxFailure) {
    let start = position
    position += 1
    guard let byte = peek(), Self.isNameStart(byte) else {
      throw error("After \(start < bytes.count && bytes[start] == 36 ? "$" : "@") comes \(what).", at: start, length: 1)
    }
    add(kind(name()), from: start)
  }

  private mutating func dot() throws(SyntaxFailure) {
    let start = position
    if let next = peek(1) {
      if Self.isDigit(next) { return try number() }
      if Self.isNameStart(next) {
        position += 1
        let name = name()
        return add(.field(name), from: start)
      }
      if next == UInt8(ascii: ".") {
        position += 2
        return add(.symbol(".."), from: start)
      }
    }
    position += 1
    add(.symbol("."), from: start)
  }

  private mutating func number() throws(SyntaxFailure) {
    let start = position
    while let byte = peek(), Self.isDigit(byte) { position += 1 }
    if peek() == UInt8(ascii: ".") {
      position += 1
      while let byte = peek(), Self.isDigit(byte) { position += 1 }
    }
    if let byte = peek(), byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if let digit = peek(1 + sign), Self.isDigit(digit) {
        position += 2 + sign
        while let byte = peek(), Self.isDigit(byte) { position += 1 }
      }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Number.literal(text) else {
      throw error("This is not a number.", at: start, length: text.utf8.count)
    }
    add(.number(value), from: start)
  }

  private static let symbols = [
    "?//=", "?//", "//=", "|=", "+=", "-=", "*=", "/=", "%=", "==", "!=", "<=", ">=", "//", "|", ",", "+", "-", "*",
    "/", "%", "=", "<", ">", "(", ")", "[", "]", "{", "}", ":", ";", "?",
  ].map { (text: $0, bytes: Array($0.utf8)) }

  /// What people of other languages write, and what jq calls it.
  private static let strangers: [(text: String, hint: String)] = [
    ("&&", "write and"), ("||", "write or"), ("===", "write =="), ("!==", "write !="), ("=>", "write >="),
    ("!", "write (… | not)"), ("'", "strings stand in double quotes"), ("`", "strings stand in double quotes"),
  ]

  private mutating func symbol() throws(SyntaxFailure) {
    let start = position
    let rest = bytes[position...]
    for stranger in Self.strangers where rest.starts(with: Array(stranger.text.utf8)) {
      if stranger.text == "!", peek(1) == UInt8(ascii: "=") { continue }
      throw error(
        "\"\(stranger.text)\" does not belong to the language.", at: start, length: stranger.text.utf8.count,
        hint: stranger.hint)
    }
    guard let symbol = Self.symbols.first(where: { rest.starts(with: $0.bytes) }), symbol.text != "?//=" else {
      let shown = String(decoding: rest.prefix(16), as: UTF8.self).prefix(1)
      throw error("The character \"\(shown)\" does not belong here.", at: start, length: shown.utf8.count)
    }
    position += symbol.bytes.count
    if let open = interpolations.last {
      if symbol.text == "(" { interpolations[interpolations.count - 1] = open + 1 }
      if symbol.text == ")" {
        if open == 0 {
          add(.interpolationEnd, from: start)
          interpolations.removeLast()
          return try stringBody()
        }
        interpolations[interpolations.count - 1] = open - 1
      }
    }
    add(.symbol(symbol.text), from: start)
  }

  private mutating func string() throws(SyntaxFailure) {
    let start = position
    position += 1
    add(.stringStart, from: start)
    try stringBody()
  }

  /// Up to the closing quote, or up to the next `\(`, after which the ordinary tokens go on.
  private mutating func stringBody() throws(SyntaxFailure) {
    let start = position
    var text: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        add(.text(String(decoding: text, as: UTF8.self)), from: start)
        position += 1
        return add(.stringEnd, from: position - 1)
      case UInt8(ascii: "\\"):
        if peek(1) == UInt8(ascii: "(") {
          add(.text(String(decoding: text, as: UTF8.self)), from: start)
          position += 2
          add(.interpolationStart, from: position - 2)
          guard interpolations.count < 64 else { throw error("Strings are nested too deep.", at: start) }
          return interpolations.append(0)
        }
        try escape(into: &text)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw error("This string is not closed by a quote.", at: max(0, start - 1))
  }

  private mutating func escape(into text: inout [UInt8]) throws(SyntaxFailure) {
    let start = position
    position += 2
    switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
    case UInt8(ascii: "\""): text.append(34)
    case UInt8(ascii: "\\"): text.append(92)
    case UInt8(ascii: "/"): text.append(47)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "u"):
      guard var unit = hexadecimal() else { fallthrough }
      if (0xD800..<0xDC00).contains(unit), peek() == 92, peek(1) == UInt8(ascii: "u") {
        position += 2
        if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        } else {
          position -= 2
        }
      }
      text.append(contentsOf: Array(String(Unicode.Scalar(unit).map(Character.init) ?? "\u{FFFD}").utf8))
    default:
      throw error("This is not an escape that a string may hold.", at: start, length: 2)
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard position + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+")
    else { return nil }
    position += 4
    return value
  }
}
