internal import CPostgres

extension PostgresExchange {
  enum Progress {
    case more
    case finished
    /// The connection cannot be used any more.
    case broken(PostgresError)
  }

  /// Takes libpq's next word: a result, or nil, which ends the results of one command. After a failed command libpq
  /// answers the rest up to the sync with "aborted".
  func receive(_ result: PostgresResult?, statements: inout StatementCache) -> Progress {
    guard let step else { return .broken(PostgresError(.other, "The server sent an answer that nobody waits for.")) }
    guard let result else {
      switch step {
      case .script: return .finished
      case .sync: return .broken(PostgresError(.other, "The server left out the end of a pipeline."))
      case .prepare, .execute:
        cursor += 1
        return .more
      }
    }
    switch result.status {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
      if case .execute = step { rows.append(PostgresRows(result)) }
      return .more
    case PGRES_PIPELINE_SYNC:
      guard case .sync = step else {
        return .broken(PostgresError(.other, "The end of a pipeline came too early."))
      }
      return .finished
    case PGRES_PIPELINE_ABORTED:
      if case .prepare(let key, _) = step { statements.forget(key) }
      return .more
    case PGRES_FATAL_ERROR:
      if case .prepare(let key, _) = step { statements.forget(key) }
      if error == nil, result.isStaleStatement { isStale = true }
      let failure = result.error()
      fail(with: failure)
      // The connection's end is seen right after; until then nothing else may be sent on it.
      return result.endsConnection ? .broken(failure) : .more
    default:
      return .broken(PostgresError(.other, "COPY cannot be used here: \(result.status.rawValue)."))
    }
  }
}
