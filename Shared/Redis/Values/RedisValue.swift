/// One answer of Redis, as it came.
package enum RedisValue: Sendable, Hashable {
  case null
  case int(Int)
  /// A short word such as `OK`.
  case status(String)
  case bytes([UInt8])
  case array([RedisValue])
  /// An error inside of an array or of a pipeline; alone it is thrown.
  case error(String)

  /// Text, whatever the kind; nil for the rest and for what is not UTF-8.
  package var text: String? {
    switch self {
    case .status(let text): text
    case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
    case .int(let number): String(number)
    default: nil
    }
  }

  package var bytes: [UInt8]? {
    switch self {
    case .bytes(let bytes): bytes
    case .status(let text): Array(text.utf8)
    default: nil
    }
  }

  /// A number, also one that came as text.
  package var int: Int? {
    switch self {
    case .int(let number): number
    case .bytes, .status: text.flatMap { Int($0) }
    default: nil
    }
  }

  package var array: [RedisValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  package var isNull: Bool { self == .null }
}
