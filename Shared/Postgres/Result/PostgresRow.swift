/// One row of an answer; a view into it, not a copy.
package struct PostgresRow: Sendable {
  private let rows: PostgresRows
  private let index: Int

  init(rows: PostgresRows, index: Int) {
    self.rows = rows
    self.index = index
  }

  /// By place, the quickest. NULL throws, unless `Value` is optional.
  package func decode<Value: PostgresDecodable>(
    _ column: Int, as type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    try rows.decode(row: index, column: column, as: type)
  }

  /// By name, exactly as the server spells it; the first column of that name.
  package func decode<Value: PostgresDecodable>(
    _ column: String, as type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    guard let place = rows.columns.firstIndex(where: { $0.name == column }) else {
      throw PostgresError(.decoding, "There is no column \"\(column)\" in the answer.")
    }
    return try rows.decode(row: index, column: place, as: type)
  }
}
