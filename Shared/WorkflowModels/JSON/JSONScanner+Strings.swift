/// Reading strings: runs of plain characters are taken whole, escapes one by one.
extension JSONScanner {
  @inline(__always)
  private func endOfPlainRun(from place: Int, stoppingAtNonASCII: Bool) -> Int {
    unsafe PlainRun.end(in: text, from: place, stoppingAtNonASCII: stoppingAtNonASCII)
  }

  /// Reads a string from its opening quote, which `peek` has seen, past its closing one.
  @inline(__always)
  mutating func readString() throws(JSONFault) -> String {
    let start = offset + 1
    let end = endOfPlainRun(from: start, stoppingAtNonASCII: true)
    guard byte(at: end) == 0x22 else { return try readUnusualString(from: start, plainUntil: end) }
    stringHadEscapes = false
    offset = end + 1
    return string(from: start, to: end)
  }

  /// A run that is known to be ASCII and in bounds.
  @inline(__always)
  private func string(from start: Int, to end: Int) -> String {
    // The caller has seen that every byte is ASCII, so nothing is left to validate.
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: text[start..<end]).bindMemory(to: UInt8.self)
    return unsafe String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: true))
  }

  /// A string with escapes or beyond ASCII, or one that is wrong.
  @inline(never)
  private mutating func readUnusualString(from start: Int, plainUntil plainEnd: Int) throws(JSONFault) -> String {
    stringHadEscapes = false
    scratch.removeAll(keepingCapacity: true)
    var runStart = start
    var place = plainEnd
    while true {
      place = endOfPlainRun(from: place, stoppingAtNonASCII: false)
      guard place < end else { throw fault(.unterminatedString, at: end) }
      switch byte(at: place) {
      case 0x22:
        offset = place + 1
        guard stringHadEscapes else { return try validated(from: start, to: place) }
        unsafe scratch.append(contentsOf: text[runStart..<place])
        guard let string = String(validating: scratch, as: UTF8.self) else {
          throw fault(.invalidUTF8, at: unsafe UTF8Check.firstFault(in: text, from: start, to: place))
        }
        return string
      case 0x5C:
        stringHadEscapes = true
        unsafe scratch.append(contentsOf: text[runStart..<place])
        place = try readEscape(at: place)
        runStart = place
      default: throw fault(.controlCharacter, at: place)
      }
    }
  }

  private func validated(from start: Int, to end: Int) throws(JSONFault) -> String {
    let run = unsafe UnsafeRawBufferPointer(rebasing: text[start..<end])
    guard let string = unsafe String(validating: run, as: UTF8.self) else {
      throw fault(.invalidUTF8, at: unsafe UTF8Check.firstFault(in: text, from: start, to: end))
    }
    return string
  }

  /// Appends what the escape at `place` stands for, and answers the place after it.
  private mutating func readEscape(at place: Int) throws(JSONFault) -> Int {
    switch byte(at: place + 1) {
    case UInt8(ascii: "\""): scratch.append(0x22)
    case UInt8(ascii: "\\"): scratch.append(0x5C)
    case UInt8(ascii: "/"): scratch.append(0x2F)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"): return try readUnicodeEscape(at: place)
    default: throw fault(.unknownEscape, at: place + 1)
    }
    return place + 2
  }

  private mutating func readUnicodeEscape(at place: Int) throws(JSONFault) -> Int {
    var code = try hexadecimal(at: place + 2)
    var next = place + 6
    if (0xDC00...0xDFFF).contains(code) { throw fault(.loneSurrogate, at: place) }
    if (0xD800...0xDBFF).contains(code) {
      guard byte(at: next) == 0x5C, byte(at: next + 1) == UInt8(ascii: "u") else {
        throw fault(.loneSurrogate, at: place)
      }
      let low = try hexadecimal(at: next + 2)
      guard (0xDC00...0xDFFF).contains(low) else { throw fault(.loneSurrogate, at: place) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      next += 6
    }
    // Surrogates are gone, and a pair cannot exceed 0x10FFFF.
    if let scalar = Unicode.Scalar(code), let units = UTF8.encode(scalar) { scratch.append(contentsOf: units) }
    return next
  }

  private func hexadecimal(at place: Int) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for digitPlace in place..<place + 4 {
      let byte = byte(at: digitPlace)
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw fault(.malformedUnicodeEscape, at: min(digitPlace, end))
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

/// Finds the first byte of a text that is not UTF-8; only asked when a string is known to be wrong.
enum UTF8Check {
  static func firstFault(in text: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
    var decoder = UTF8()
    var bytes = unsafe text[start..<end].makeIterator()
    var place = start
    while true {
      switch unsafe decoder.decode(&bytes) {
      case .scalarValue(let scalar): place += UTF8.width(scalar)
      case .emptyInput, .error: return min(place, end)
      }
    }
  }
}
