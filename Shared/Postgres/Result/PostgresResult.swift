internal import CPostgres

/// Owns one `PGresult`. Reading it is safe from any thread, because nothing changes it after libpq has handed it out.
@safe final class PostgresResult: @unchecked Sendable {
  // Sendable: the result is never written to, and `PQclear` of distinct results needs no lock.
  private let handle: OpaquePointer

  init(owning handle: OpaquePointer) { unsafe self.handle = handle }

  deinit { unsafe PQclear(handle) }

  var status: ExecStatusType { unsafe PQresultStatus(handle) }
  var rowCount: Int { Int(unsafe PQntuples(handle)) }
  var columnCount: Int { Int(unsafe PQnfields(handle)) }

  /// The number at the end of the command's tag; zero for commands that have none.
  var affectedRows: Int {
    guard let text = unsafe PQcmdTuples(handle) else { return 0 }
    return Int(unsafe String(cString: text)) ?? 0
  }

  /// `INSERT 0 1`, `COMMIT`, `ROLLBACK`…
  var commandTag: String { unsafe Self.text(PQcmdStatus(handle)) ?? "" }

  func columns() -> [PostgresColumn] {
    (0..<Int32(clamping: columnCount)).map { index in
      PostgresColumn(
        name: unsafe Self.text(PQfname(handle, index)) ?? "",
        type: PostgresType(rawValue: unsafe PQftype(handle, index)))
    }
  }

  /// Whether the row and column are there is checked by the caller. Nil is NULL.
  func withValue<Value>(
    row: Int, column: Int, _ body: (Span<UInt8>) throws(PostgresDecodingFailure) -> Value
  ) throws(PostgresDecodingFailure) -> Value? {
    let (row, column) = (Int32(clamping: row), Int32(clamping: column))
    guard unsafe PQgetisnull(handle, row, column) == 0, let start = unsafe PQgetvalue(handle, row, column) else {
      return nil
    }
    // Valid while `self` holds the result, which outlives the call.
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column)))
    return try body(unsafe Span<UInt8>(_unsafeBytes: bytes))
  }

  /// The error of a result whose status is one.
  func error() -> PostgresError {
    let message = field("M") ?? PostgresError.trimmed(unsafe Self.text(PQresultErrorMessage(handle)) ?? "")
    guard let state = field("C") else {
      // libpq makes such a result itself when the connection is gone.
      return PostgresError(.unavailable, message)
    }
    var text = message
    if let detail = field("D") { text += " " + detail }
    if let position = field("P") { text += " (at character \(position))" }
    var error = PostgresError(PostgresError.code(forSQLState: state), text, sqlState: state)
    error.constraint = field("n")
    return error
  }

  /// FATAL and PANIC end the connection, whatever the state.
  var endsConnection: Bool {
    let severity = field("V")
    return severity == "FATAL" || severity == "PANIC"
  }

  /// The server has changed or lost what we prepared. The function's name is the only mark that no translation of the
  /// message touches.
  var isStaleStatement: Bool {
    switch field("C") {
    case "26000": true
    case "0A000": field("R") == "RevalidateCachedQuery"
    default: false
    }
  }

  /// What a copy that its sender has broken off ends with.
  var isCancelledCopy: Bool { field("C") == "57014" }

  private func field(_ code: Unicode.Scalar) -> String? {
    unsafe Self.text(PQresultErrorField(handle, Int32(code.value)))
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
  }

  private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
  }
}
