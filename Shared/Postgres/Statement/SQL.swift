/// A statement whose interpolated values are always binds, so that no value can become SQL.
///
/// ```swift
/// let rows = try await pool.query("select name from workflows where id = \(id) and \(filter)")
/// ```
/// A `String` or any other `PostgresEncodable` becomes `$1`, `$2`…; another `SQL` is set in with its own binds;
/// `\(unsafeRaw: "…")` is text as it stands, for identifiers of our own.
package struct SQL: Sendable {
  private(set) var text: String
  private(set) var binds: PostgresBinds
  /// Where in `text` the placeholders stand, so that a fragment that is set into another can be renumbered without
  /// looking for `$` in what may be a literal.
  private var placeholders: [Range<Int>]

  package init() {
    text = ""
    binds = PostgresBinds()
    placeholders = []
  }

  package init(unsafeRaw text: String) {
    self.init()
    self.text = text
  }

  /// Puts parts one after another: columns of an update, conditions of a filter.
  package static func joined(_ parts: [SQL], separator: SQL) -> SQL {
    var whole = SQL()
    for (index, part) in parts.enumerated() {
      if index > 0 { whole.append(separator) }
      whole.append(part)
    }
    return whole
  }

  package mutating func append(_ fragment: SQL) {
    guard !fragment.placeholders.isEmpty else {
      text += fragment.text
      return
    }
    let utf8 = fragment.text.utf8
    var end = utf8.startIndex
    for place in fragment.placeholders {
      let start = utf8.index(utf8.startIndex, offsetBy: place.lowerBound)
      text += String(fragment.text[end..<start])
      appendPlaceholder()
      end = utf8.index(utf8.startIndex, offsetBy: place.upperBound)
    }
    text += String(fragment.text[end...])
    binds.append(contentsOf: fragment.binds)
  }

  package mutating func appendRaw(_ raw: String) { text += raw }

  package mutating func append(bind value: some PostgresEncodable) {
    appendPlaceholder()
    binds.append(value)
  }

  private mutating func appendPlaceholder() {
    let start = text.utf8.count
    text += "$\(placeholders.count + 1)"
    placeholders.append(start..<text.utf8.count)
  }

  mutating func reserve(bytes: Int) { text.reserveCapacity(bytes) }
}

extension SQL: CustomStringConvertible {
  /// The text alone: a bind may be a secret.
  package var description: String { text }
}

extension SQL: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(unsafeRaw: value) }

  package init(stringInterpolation: Interpolation) { self = stringInterpolation.sql }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var sql = SQL()

    package init(literalCapacity: Int, interpolationCount: Int) {
      sql.reserve(bytes: literalCapacity + interpolationCount * 3)
    }

    package mutating func appendLiteral(_ literal: String) { sql.appendRaw(literal) }

    package mutating func appendInterpolation(_ value: some PostgresEncodable) { sql.append(bind: value) }

    /// nil is NULL. Declared of its own because the compiler takes an optional in an interpolation for an oversight.
    package mutating func appendInterpolation(_ value: (some PostgresEncodable)?) { sql.append(bind: value) }

    package mutating func appendInterpolation(_ fragment: SQL) { sql.append(fragment) }

    /// Text as it stands. Never with anything that came from outside.
    package mutating func appendInterpolation(unsafeRaw text: String) { sql.appendRaw(text) }
  }
}
