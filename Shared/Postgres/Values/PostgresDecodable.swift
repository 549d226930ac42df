/// A value that can be read from a column. Which types it accepts is checked, and so is every length: the bytes come
/// from outside.
package protocol PostgresDecodable: Sendable {
  static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Self
  /// What NULL decodes to; nil where NULL is an error.
  static var whenNull: Self? { get }
}

extension PostgresDecodable {
  package static var whenNull: Self? { nil }
}

/// Why one value could not be decoded; the row adds the column's name and makes it a `PostgresError`.
package enum PostgresDecodingFailure: Error {
  case type
  case length
  case notUTF8
  case outOfRange
  case null
  case shape

  var reason: String {
    switch self {
    case .type: "the types do not match; cast the column in the statement"
    case .length: "the value has an unexpected length"
    case .notUTF8: "the text is not UTF-8"
    case .outOfRange: "the number is out of range"
    case .null: "it is NULL"
    case .shape: "only arrays of one dimension can be read"
    }
  }
}

extension Int: PostgresDecodable {
  package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Int {
    switch type {
    case .int8: Int(try bytes.bigEndian(Int64.self, at: 0, only: true))
    case .int4: Int(try bytes.bigEndian(Int32.self, at: 0, only: true))
    case .int2: Int(try bytes.bigEndian(Int16.self, at: 0, only: true))
    case .oid: Int(try bytes.bigEndian(UInt32.self, at: 0, only: true))
    default: throw .type
    }
  }
}

extension Int32: PostgresDecodable {
  package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Int32 {
    guard let value = Int32(exactly: try Int.decode(bytes, type: type)) else { throw .outOfRange }
    return value
  }
}

extension UInt8: PostgresDecodable {
  package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> UInt8 {
    guard let value = UInt8(exactly: try Int.decode(bytes, type: type)) else { throw .outOfRange }
    return value
  }
}

extension Double: PostgresDecodable {
  package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Double {
    switch type {
    case .float8: Double(bitPattern: try bytes.bigEndian(UInt64.self, at: 0, only: true))
    case .float4: Double(Float(bitPattern: try bytes.bigEndian(UInt32.self, at: 0, only: true)))
    default: throw .type
    }
  }
}

extension Bool: PostgresDecodable {
  package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Bool {
    guard type == .bool else { throw .type }
    return try bytes.bigEndian(UInt8.self, at: 0, only: true) != 0
  }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> Wrapped? {
    try Wrapped.decode(bytes, type: type)
  }
  package static var whenNull: Wrapped?? { .some(.none) }
}

extension Span<UInt8> {
  /// - Parameter only: the number must be all there is.
  func bigEndian<Value: FixedWidthInteger>(
    _ type: Value.Type, at start: Int, only: Bool = false
  ) throws(PostgresDecodingFailure) -> Value {
    let width = Value.bitWidth / 8
    guard start >= 0, start <= count - width, !only || count == width else { throw .length }
    var value: Value = 0
    for offset in start..<(start + width) { value = (value << 8) | Value(truncatingIfNeeded: self[offset]) }
    return value
  }
}
