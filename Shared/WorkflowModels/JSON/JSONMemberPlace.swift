/// Finds where the value of one member of an object stands in its text, without reading the value: for a value that is
/// probably known byte by byte already.
///
/// The text is not checked. What is found in a valid text is exactly the value's text; of an invalid one it may be
/// anything, so whoever uses it still parses the text around it.
package enum JSONMemberPlace {
  /// Nil where the text is no object, has the member twice or not at all, or writes some key with escapes.
  package static func find(_ name: String, in text: [UInt8]) -> Range<Int>? {
    let bytes = text.span
    var found: Range<Int>?
    var index = skipSpace(bytes, 0)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "{") else { return nil }
    index = skipSpace(bytes, index + 1)
    while index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      let keyEnd = skipString(bytes, index)
      guard keyEnd <= bytes.count else { return nil }
      let key = (index + 1)..<max(index + 1, keyEnd - 1)
      for place in key where bytes[place] == UInt8(ascii: "\\") { return nil }
      index = skipSpace(bytes, keyEnd)
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
      let start = skipSpace(bytes, index + 1)
      index = skipValue(bytes, start)
      guard start < index, index < bytes.count else { return nil }
      if isSame(bytes, key, name) {
        if found != nil { return nil }
        found = start..<index
      }
      index = skipSpace(bytes, index)
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: "}") { return found }
      guard bytes[index] == UInt8(ascii: ",") else { return nil }
      index = skipSpace(bytes, index + 1)
    }
    return nil
  }

  private static func isSame(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ name: String) -> Bool {
    guard range.count == name.utf8.count else { return false }
    var place = range.lowerBound
    for byte in name.utf8 {
      guard bytes[place] == byte else { return false }
      place += 1
    }
    return true
  }

  private static func skipSpace(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    return index
  }

  /// Past the closing quote; beyond the text where there is none.
  private static func skipString(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { return index + 1 }
      index += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes.count + 1
  }

  private static func skipValue(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index = skipString(bytes, index)
        if depth == 0 { return index }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return index }
        depth -= 1
        if depth == 0 { return index + 1 }
      case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return index
  }
}
