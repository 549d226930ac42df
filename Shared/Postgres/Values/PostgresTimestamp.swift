/// A `timestamptz` as microseconds since 1970 in UTC, the only unit of time that the house stores.
///
/// The server's `-infinity` and `infinity` are `Int.min` and `Int.max`.
package struct PostgresTimestamp: Sendable, Hashable, Comparable {
  /// PostgreSQL counts from 2000-01-01.
  private static let epochDifference = 946_684_800_000_000

  package let microseconds: Int

  package init(microseconds: Int) { self.microseconds = microseconds }

  package static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }
}

extension PostgresTimestamp: PostgresEncodable, PostgresArrayElement {
  package static var postgresType: PostgresType { .timestamptz }
  package static var postgresArrayType: PostgresType { .timestamptzArray }

  package func encode(into bytes: inout [UInt8]) {
    let (value, overflow) = microseconds.subtractingReportingOverflow(Self.epochDifference)
    bytes.appendBigEndian(overflow ? Int.min : microseconds == .max ? .max : value)
  }
}

extension PostgresTimestamp: PostgresDecodable, PostgresDecodableElement {
  package static func decode(
    _ bytes: Span<UInt8>, type: PostgresType
  ) throws(PostgresDecodingFailure) -> PostgresTimestamp {
    guard type == .timestamptz else { throw .type }
    let value = Int(try bytes.bigEndian(Int64.self, at: 0, only: true))
    if value == .max || value == .min { return PostgresTimestamp(microseconds: value) }
    let (sum, overflow) = value.addingReportingOverflow(epochDifference)
    return PostgresTimestamp(microseconds: overflow ? .max : sum)
  }
}
