extension PostgresError {
  /// Sorts the server's five-letter state into our codes. Source: Appendix A of the PostgreSQL 15 manual.
  static func code(forSQLState state: String) -> Code {
    switch state {
    case "23505": return .uniqueViolation
    case "23503": return .foreignKeyViolation
    case "40001", "40P01": return .serialization
    // Cancelled there, by somebody else or by the server's own time-out: what we cancel ends its connection, and is told by
    // an error of our own. Nothing was applied. Admin shutdown, crash shutdown, cannot connect now, idle session time-out.
    case "57014", "57P01", "57P02", "57P03", "57P05", "25P03": return .unavailable
    // Too many connections, out of memory, disk full: the server's trouble, which passes.
    case "53000", "53100", "53200", "53300": return .unavailable
    // A lock was not to be had in time.
    case "55P03": return .serialization
    case "3D000": return .authentication
    default: break
    }
    switch state.prefix(2) {
    case "08": return .unavailable
    case "22": return .invalidData
    case "23": return .constraintViolation
    case "28": return .authentication
    case "42": return .syntax
    default: return .other
    }
  }

  /// libpq gives no state for a failed connect, only its verbose text: `FATAL:  28P01: password …`.
  static func connectFailure(_ message: String) -> PostgresError {
    guard let state = lastSQLState(in: message) else {
      return PostgresError(.unavailable, trimmed(message))
    }
    let code = code(forSQLState: state)
    switch code {
    case .authentication, .unavailable: return PostgresError(code, trimmed(message), sqlState: state)
    // The server does not like what the session is to start with.
    default: return PostgresError(.configuration, trimmed(message), sqlState: state)
    }
  }

  /// With several hosts the text holds several answers, and the last one is that of the last host tried.
  static func lastSQLState(in message: String) -> String? {
    let bytes = Array(message.utf8)
    guard bytes.count >= 9 else { return nil }
    var found: String?
    for start in 0...(bytes.count - 9)
    where bytes[start] == 0x3a && bytes[start + 1] == 0x20 && bytes[start + 2] == 0x20 && bytes[start + 8] == 0x3a {
      let state = bytes[(start + 3)..<(start + 8)]
      let isState = state.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) }
      if isState { found = String(decoding: state, as: UTF8.self) }
    }
    return found
  }

  static func trimmed(_ message: String) -> String {
    var text = Substring(message)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
