/// A value whose arrays can be bound: one bind for a thousand rows (`unnest(\(ids))`), whatever their number.
package protocol PostgresArrayElement: PostgresEncodable {
  static var postgresArrayType: PostgresType { get }
  static func encodeArray(_ elements: [Self], into bytes: inout [UInt8])
}

extension PostgresArrayElement {
  /// The binary form of an array: dimensions, has-nulls flag, element type, then each dimension's length and lower
  /// bound, then each element behind its length. Source: `array_send` in arrayfuncs.c.
  package static func encodeArray(_ elements: [Self], into bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + 20 + elements.count * 12)
    bytes.appendBigEndian(Int32(elements.isEmpty ? 0 : 1))
    bytes.appendBigEndian(Int32(elements.contains { $0.isPostgresNull } ? 1 : 0))
    bytes.appendBigEndian(postgresType.rawValue)
    guard !elements.isEmpty else { return }
    bytes.appendBigEndian(Int32(clamping: elements.count))
    bytes.appendBigEndian(Int32(1))
    for element in elements {
      let place = bytes.count
      bytes.appendBigEndian(Int32(-1))
      guard !element.isPostgresNull else { continue }
      element.encode(into: &bytes)
      // A length that does not fit makes the whole bind too large, and it is refused before it is sent.
      bytes.setBigEndian(Int32(clamping: bytes.count - place - 4), at: place)
    }
  }
}

extension Int: PostgresArrayElement {
  package static var postgresArrayType: PostgresType { .int8Array }
}

extension Int32: PostgresArrayElement {
  package static var postgresArrayType: PostgresType { .int4Array }
}

extension Double: PostgresArrayElement {
  package static var postgresArrayType: PostgresType { .float8Array }
}

extension Bool: PostgresArrayElement {
  package static var postgresArrayType: PostgresType { .boolArray }
}

extension String: PostgresArrayElement {
  package static var postgresArrayType: PostgresType { .textArray }
}

/// `[UInt8]` is a `bytea`, not an array of small integers; Swift allows one conformance of `Array`, so the element
/// decides.
extension UInt8: PostgresArrayElement {
  package static var postgresArrayType: PostgresType { .bytea }
  package static func encodeArray(_ elements: [UInt8], into bytes: inout [UInt8]) {
    bytes.append(contentsOf: elements)
  }
}

extension Optional: PostgresArrayElement where Wrapped: PostgresArrayElement {
  package static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
  package static var postgresType: PostgresType { Element.postgresArrayType }
  package func encode(into bytes: inout [UInt8]) { Element.encodeArray(self, into: &bytes) }
}

extension Array: PostgresArrayElement where Element == UInt8 {
  package static var postgresArrayType: PostgresType { .byteaArray }
}
