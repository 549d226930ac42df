internal import CPostgres

extension PostgresExchange {
  enum Progress {
    case more
    /// The server waits for the rows of a copy.
    case rowsWanted(GuardedCopies, Int)
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
      case .script, .copy: return .finished
      case .sync: return .broken(PostgresError(.other, "The server left out the end of a pipeline."))
      case .prepare, .execute:
        cursor += 1
        return .more
      }
    }
    switch result.status {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
      switch step {
      case .execute: rows.append(PostgresRows(result))
      case .copy(0): isUnmet = result.rowCount == 0
      case .copy: rows.append(PostgresRows(result))
      case .prepare, .sync, .script: break
      }
      return .more
    case PGRES_COPY_IN:
      guard case .copy(let place) = step, case .copy(let work) = work, place < work.copies.count else {
        return .broken(PostgresError(.other, "COPY cannot be used here."))
      }
      steps[cursor] = .copy(place + 1)
      return .rowsWanted(work, place)
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
      // Refused by ourselves, which is no failure: nothing was copied.
      if case .copy = step, isUnmet, result.isCancelledCopy { return .more }
      if error == nil, result.isStaleStatement { isStale = true }
      let failure = result.error()
      fail(with: failure)
      // The connection's end is seen right after; until then nothing else may be sent on it.
      return result.endsConnection ? .broken(failure) : .more
    default:
      return .broken(PostgresError(.other, "An answer of the kind \(result.status.rawValue) cannot be used here."))
    }
  }
}
