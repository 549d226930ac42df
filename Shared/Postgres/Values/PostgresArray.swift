/// One value of each of many rows as one array to bind (`unnest(\(array))`), written straight into the statement's
/// bytes: an array made only to be bound would cost more than the rest.
package struct PostgresArray<Row: Sendable, Value: PostgresArrayElement>: PostgresEncodable {
  private let rows: [Row]
  private let value: @Sendable (Row) -> Value

  package init(_ rows: [Row], _ value: @escaping @Sendable (Row) -> Value) {
    self.rows = rows
    self.value = value
  }

  package static var postgresType: PostgresType { Value.postgresArrayType }

  package func encode(into bytes: inout [UInt8]) {
    Value.encodeArray(count: rows.count, into: &bytes) { value(rows[$0]) }
  }
}
