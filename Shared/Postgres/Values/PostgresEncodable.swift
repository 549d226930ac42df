/// A value that can be bound to a statement. It travels in PostgreSQL's binary format, under its declared type; a
/// statement that wants another type casts it (`\(text)::jsonb`).
package protocol PostgresEncodable: Sendable {
  static var postgresType: PostgresType { get }
  var isPostgresNull: Bool { get }
  /// Appends the value alone; whoever calls keeps the length.
  func encode(into bytes: inout [UInt8])
}

extension PostgresEncodable {
  package var isPostgresNull: Bool { false }
}

extension Int: PostgresEncodable {
  package static var postgresType: PostgresType { .int8 }
  package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(Int64(self)) }
}

extension Int32: PostgresEncodable {
  package static var postgresType: PostgresType { .int4 }
  package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
}

/// One byte alone is an `int2`; an array of bytes is a `bytea`.
extension UInt8: PostgresEncodable {
  package static var postgresType: PostgresType { .int2 }
  package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(Int16(self)) }
}

extension Double: PostgresEncodable {
  package static var postgresType: PostgresType { .float8 }
  package func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(bitPattern) }
}

extension Bool: PostgresEncodable {
  package static var postgresType: PostgresType { .bool }
  package func encode(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
}

/// PostgreSQL's text holds no U+0000: such a string is refused by the server (`.invalidData`). What may hold one
/// belongs into a `bytea`.
extension String: PostgresEncodable {
  package static var postgresType: PostgresType { .text }
  package func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
  package static var postgresType: PostgresType { Wrapped.postgresType }
  package var isPostgresNull: Bool { self?.isPostgresNull ?? true }
  package func encode(into bytes: inout [UInt8]) { self?.encode(into: &bytes) }
}

extension [UInt8] {
  mutating func appendBigEndian(_ value: some FixedWidthInteger) {
    unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
  }

  /// Overwrites bytes that are already there: a length that was not known before its content.
  mutating func setBigEndian(_ value: Int32, at start: Int) {
    let bits = UInt32(bitPattern: value)
    self[start] = UInt8(truncatingIfNeeded: bits >> 24)
    self[start + 1] = UInt8(truncatingIfNeeded: bits >> 16)
    self[start + 2] = UInt8(truncatingIfNeeded: bits >> 8)
    self[start + 3] = UInt8(truncatingIfNeeded: bits)
  }
}
