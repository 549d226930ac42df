/// The verb of a request. A struct, not an enum: a server must be able to say 405 to a verb that it has never heard of.
package struct HTTPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The verb as sent. Verbs are case-sensitive (RFC 9110 §9.1): `get` is not `GET`.
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package init(stringLiteral value: StaticString) {
    self.rawValue = "\(value)"
  }

  package var description: String { rawValue }

  package static let get: HTTPMethod = "GET"
  package static let head: HTTPMethod = "HEAD"
  package static let post: HTTPMethod = "POST"
  package static let put: HTTPMethod = "PUT"
  package static let patch: HTTPMethod = "PATCH"
  package static let delete: HTTPMethod = "DELETE"
  package static let options: HTTPMethod = "OPTIONS"

  /// Whether sending it twice does what sending it once does (RFC 9110 §9.2.2): a lost answer may then be asked for again.
  package var isIdempotent: Bool {
    switch self {
    case .get, .head, .put, .delete, .options, "TRACE": true
    default: false
    }
  }
}
