/// Percent-encoding (RFC 3986 §2.1), both ways, on bytes: URLs are built and taken apart here and nowhere else.
package enum PercentEncoding {
  /// Why a text could not be decoded. The server answers 400 for each.
  package enum DecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A `%` without two hexadecimal digits.
    case incompleteEscape
    /// `%00`: no path, name or value has one in good faith, and C texts and PostgreSQL end or fail at it.
    case nullByte
    case invalidUTF8

    package var description: String {
      switch self {
      case .incompleteEscape: "A percent sign must be followed by two hexadecimal digits."
      case .nullByte: "A percent-encoded null byte is not allowed."
      case .invalidUTF8: "The decoded text is not valid UTF-8."
      }
    }
  }

  /// The characters that a component keeps as they are.
  package enum Component: Sendable {
    /// Letters, digits and `-._~` only. Right for query names and values, and for forms.
    case unreserved
    /// One segment of a path: also `!$&'()*+,;=:@`, but no slash.
    case pathSegment
    /// A whole path: like a segment, with its slashes.
    case path
  }

  private static let hexadecimalDigits: [UInt8] = Array("0123456789ABCDEF".utf8)

  package static func encode(_ text: String, for component: Component = .unreserved) -> String {
    if text.utf8.allSatisfy({ isKept($0, component) }) { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if isKept(byte, component) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexadecimalDigits[Int(byte >> 4)])
        bytes.append(hexadecimalDigits[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Decodes a text; with `plusIsSpace`, as in a query or a form, `+` stands for a space.
  package static func decode(
    _ text: some Collection<UInt8>, plusIsSpace: Bool = false
  ) throws(DecodingError) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(hexadecimalValue), let low = iterator.next().flatMap(hexadecimalValue)
        else { throw .incompleteEscape }
        let value = high << 4 | low
        guard value != 0 else { throw .nullByte }
        bytes.append(value)
      case UInt8(ascii: "+") where plusIsSpace:
        bytes.append(UInt8(ascii: " "))
      case 0:
        throw .nullByte
      default:
        bytes.append(byte)
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .invalidUTF8 }
    return decoded
  }

  package static func decode(_ text: String, plusIsSpace: Bool = false) throws(DecodingError) -> String {
    try decode(text.utf8, plusIsSpace: plusIsSpace)
  }

  private static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func isKept(_ byte: UInt8, _ component: Component) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    case UInt8(ascii: "/"):
      component == .path
    default:
      component != .unreserved && "!$&'()*+,;=:@".utf8.contains(byte)
    }
  }
}
