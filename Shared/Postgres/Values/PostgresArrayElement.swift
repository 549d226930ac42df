/// A value whose arrays can be bound: one bind for a thousand rows (`unnest(\(ids))`), whatever their number.
package protocol PostgresArrayElement: PostgresEncodable {
  static var postgresArrayType: PostgresType { get }
  static func encodeArray(_ elements: [Self], into bytes: inout [UInt8])
}

extension PostgresArrayElement {
  package static func encodeArray(_ elements: [Self], into bytes: inout [UInt8]) {
    encodeArray(count: elements.count, into: &bytes) { elements[$0] }
  }

  /// The binary form of an array: dimensions, has-nulls flag, element type, then each dimension's length and lower
  /// bound, then each element behind its length. Source: `array_send` in arrayfuncs.c.
  static func encodeArray(count: Int, into bytes: inout [UInt8], _ element: (Int) -> Self) {
    bytes.appendBigEndian(Int32(count == 0 ? 0 : 1))
    let flag = bytes.count
    bytes.appendBigEndian(Int32(0))
    bytes.appendBigEndian(postgresType.rawValue)
    guard count > 0 else { return }
    bytes.appendBigEndian(Int32(clamping: count))
    bytes.appendBigEndian(Int32(1))
    var hasNulls = false
    for index in 0..<count {
      let element = element(index)
      if element.isPostgresNull {
        hasNulls = true
        bytes.appendBigEndian(Int32(-1))
        continue
      }
      let place = bytes.count
      bytes.appendBigEndian(Int32(0))
      element.encode(into: &bytes)
      // A length that does not fit makes the whole bind too large, and it is refused before it is sent.
      bytes.setBigEndian(Int32(clamping: bytes.count - place - 4), at: place)
    }
    if hasNulls { bytes.setBigEndian(Int32(1), at: flag) }
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
