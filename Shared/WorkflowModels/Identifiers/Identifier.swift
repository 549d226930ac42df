/// A name of one kind of thing as a type of its own, so that a workflow's id never stands where an execution's belongs.
///
/// `init(rawValue:)` trusts the caller (our own rows and generators); what came from outside goes through
/// `init(validating:)`.
package protocol Identifier: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
where RawValue == String, StringLiteralType == String {
  init(rawValue: String)
  /// Nil unless the text has the form that ids of this kind have.
  init?(validating text: String)
  /// What ids of this kind look like, in words that follow "must be".
  static var form: String { get }
}

extension Identifier {
  package init(stringLiteral value: String) { self.init(rawValue: value) }
  package var description: String { rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// An id that the engine itself gave: a prefix that names the kind, then 1 to 128 letters, digits, `_` or `-`.
package protocol PrefixedIdentifier: Identifier {
  static var prefix: String { get }
}

extension PrefixedIdentifier {
  package static var form: String { "`\(prefix)` and then 1 to 128 letters, digits, `_` or `-`" }

  package init?(validating text: String) {
    let tail = text.utf8.dropFirst(Self.prefix.utf8.count)
    guard text.utf8.starts(with: Self.prefix.utf8), (1...128).contains(tail.count),
      tail.allSatisfy(\.isIdentifierCharacter)
    else { return nil }
    self.init(rawValue: text)
  }
}

extension UInt8 {
  fileprivate var isIdentifierCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

/// An id that people and editors choose: any text of 1 to 256 bytes without a null character, which PostgreSQL's text
/// cannot hold.
package protocol ChosenIdentifier: Identifier {}

extension ChosenIdentifier {
  package static var form: String { "a text of 1 to 256 bytes without a null character" }

  package init?(validating text: String) {
    guard (1...256).contains(text.utf8.count), !text.utf8.contains(0) else { return nil }
    self.init(rawValue: text)
  }
}
