/// A value whose arrays can be read.
package protocol PostgresDecodableElement: PostgresDecodable {
  static func decodeArray(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> [Self]
}

extension PostgresDecodableElement {
  /// The type of the elements is in the array itself, and each element's decoder checks it.
  package static func decodeArray(
    _ bytes: Span<UInt8>, type: PostgresType
  ) throws(PostgresDecodingFailure) -> [Self] {
    guard type.isArray else { throw .type }
    let dimensions = try bytes.bigEndian(Int32.self, at: 0)
    let elementType = PostgresType(rawValue: try bytes.bigEndian(UInt32.self, at: 8))
    guard dimensions != 0 else { return [] }
    guard dimensions == 1 else { throw .shape }
    let count = Int(try bytes.bigEndian(Int32.self, at: 12))
    // Each element has at least its length: a count that cannot be true must not reserve memory.
    guard count >= 0, count <= bytes.count / 4 else { throw .length }
    var elements: [Self] = []
    elements.reserveCapacity(count)
    var place = 20
    for _ in 0..<count {
      let length = Int(try bytes.bigEndian(Int32.self, at: place))
      place += 4
      if length < 0 {
        guard let null = Self.whenNull else { throw .null }
        elements.append(null)
      } else {
        guard length <= bytes.count - place else { throw .length }
        elements.append(try Self.decode(bytes.extracting(place..<(place + length)), type: elementType))
        place += length
      }
    }
    guard place == bytes.count else { throw .length }
    return elements
  }
}

extension Int: PostgresDecodableElement {}
extension Int32: PostgresDecodableElement {}
extension Double: PostgresDecodableElement {}
extension Bool: PostgresDecodableElement {}
extension String: PostgresDecodableElement {}
extension Optional: PostgresDecodableElement where Wrapped: PostgresDecodableElement {}

/// `[UInt8]` is a `bytea`, as when it is encoded.
extension UInt8: PostgresDecodableElement {
  package static func decodeArray(
    _ bytes: Span<UInt8>, type: PostgresType
  ) throws(PostgresDecodingFailure) -> [UInt8] {
    guard type == .bytea else { throw .type }
    return unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, initialized in
      for index in bytes.indices { unsafe buffer.initializeElement(at: index, to: bytes[index]) }
      initialized = bytes.count
    }
  }
}

extension Array: PostgresDecodable where Element: PostgresDecodableElement {
  package static func decode(
    _ bytes: Span<UInt8>, type: PostgresType
  ) throws(PostgresDecodingFailure) -> [Element] {
    try Element.decodeArray(bytes, type: type)
  }
}

extension Array: PostgresDecodableElement where Element == UInt8 {}

extension PostgresType {
  /// Whether the binary form is that of an array: the ones this module reads, and no other.
  var isArray: Bool {
    switch self {
    case .boolArray, .byteaArray, .nameArray, .int2Array, .int4Array, .textArray, .varcharArray, .int8Array,
      .float4Array, .float8Array, .timestamptzArray:
      true
    default:
      false
    }
  }
}
