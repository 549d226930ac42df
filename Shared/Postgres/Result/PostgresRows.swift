/// The answer to one statement. Rows are decoded only when asked for, from the bytes that libpq received.
package struct PostgresRows: Sendable, RandomAccessCollection {
  private let result: PostgresResult
  package let columns: [PostgresColumn]
  package let count: Int

  init(_ result: PostgresResult) {
    self.result = result
    columns = result.columns()
    count = result.rowCount
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  /// How many rows an insert, update, delete, merge or select touched.
  package var affectedRows: Int { result.affectedRows }

  /// `INSERT 0 1`, `COMMIT`…
  var commandTag: String { result.commandTag }

  /// Never traps: decoding a row that is not there throws.
  package subscript(position: Int) -> PostgresRow { PostgresRow(rows: self, index: position) }

  func decode<Value: PostgresDecodable>(
    row: Int, column index: Int, as type: Value.Type
  ) throws(PostgresError) -> Value {
    guard row >= 0, row < count else {
      throw PostgresError(.decoding, "Row \(row) was asked for, and there are \(count).")
    }
    guard index >= 0, index < columns.count else {
      throw PostgresError(.decoding, "Column \(index) was asked for, and there are \(columns.count).")
    }
    let column = columns[index]
    do throws(PostgresDecodingFailure) {
      let value = try result.withValue(row: row, column: index) { bytes throws(PostgresDecodingFailure) in
        try Value.decode(bytes, type: column.type)
      }
      guard let value = value ?? Value.whenNull else { throw PostgresDecodingFailure.null }
      return value
    } catch {
      throw PostgresError(
        .decoding, "Column \"\(column.name)\" (\(column.type)) cannot be read as \(Value.self): \(error.reason).")
    }
  }
}

/// One column of an answer.
package struct PostgresColumn: Sendable, Hashable {
  package let name: String
  package let type: PostgresType
}
