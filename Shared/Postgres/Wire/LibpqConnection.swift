internal import CPostgres
internal import Glibc

/// Owns one `PGconn`: the only place that calls libpq with it. Everything here runs on the reactor's thread.
@safe final class LibpqConnection {
  enum Progress { case wantsRead, wantsWrite, connected, failed }
  enum FlushState { case done, pending, failed }
  enum Transaction { case idle, open, failed, active, unknown }

  private let handle: OpaquePointer
  /// The server has said that it ends this connection (FATAL or PANIC) while nothing was asked of it. The end of the
  /// socket follows, at once or much later.
  private(set) var isDismissed = false

  /// Begins to connect. Nil only when memory is out; a wrong parameter shows as `failed`.
  init?(parameters: [(name: String, value: String)]) {
    // libpq copies what it is given, so the copies made here live only for the call.
    var names: [UnsafePointer<CChar>?] = unsafe []
    var values: [UnsafePointer<CChar>?] = unsafe []
    for parameter in parameters {
      unsafe names.append(UnsafePointer(strdup(parameter.name)))
      unsafe values.append(UnsafePointer(strdup(parameter.value)))
    }
    unsafe names.append(nil)
    unsafe values.append(nil)
    defer {
      unsafe names.forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) }
      unsafe values.forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) }
    }
    guard let handle = unsafe PQconnectStartParams(names, values, 0) else { return nil }
    unsafe self.handle = handle
    // Verbose, because the state of a refused connect is found nowhere else than in the text.
    unsafe PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
    // The handle, and with it its last call of the receiver, ends before this object does.
    unsafe PQsetNoticeReceiver(handle, receiveNotice, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { unsafe PQfinish(handle) }

  var socket: Int32 { unsafe PQsocket(handle) }
  var isBad: Bool { unsafe PQstatus(handle) == CONNECTION_BAD }
  var isBusy: Bool { unsafe PQisBusy(handle) != 0 }
  var errorMessage: String { unsafe Self.text(PQerrorMessage(handle)) }
  /// Which of several hosts libpq is dealing with.
  var endpoint: PostgresEndpoint {
    unsafe PostgresEndpoint(
      host: Self.text(PQhost(handle)), address: Self.text(PQhostaddr(handle)), port: Self.text(PQport(handle)))
  }

  fileprivate func receive(noticeOfSeverity severity: String, sqlState: String) {
    // An immediate shutdown says good-bye with a mere warning, in the class of "operator intervention".
    if severity == "FATAL" || severity == "PANIC" || sqlState.hasPrefix("57P0") { isDismissed = true }
  }

  func poll() -> Progress {
    switch unsafe PQconnectPoll(handle) {
    case PGRES_POLLING_OK: .connected
    case PGRES_POLLING_READING: .wantsRead
    case PGRES_POLLING_WRITING: .wantsWrite
    default: .failed
    }
  }

  /// After the connect: calls no longer block, and statements travel without waiting for each other.
  func becomeReady() -> Bool {
    unsafe PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
    return unsafe PQsetnonblocking(handle, 1) == 0 && PQenterPipelineMode(handle) == 1
  }

  func enterPipeline() -> Bool { unsafe PQenterPipelineMode(handle) == 1 }
  func exitPipeline() -> Bool { unsafe PQexitPipelineMode(handle) == 1 }
  func sendSync() -> Bool { unsafe PQpipelineSync(handle) == 1 }

  /// Several statements in one text, without binds and outside of pipeline mode.
  func sendScript(_ text: String) -> Bool { unsafe PQsendQuery(handle, text) == 1 }

  /// Answers the server's wish for rows; nil breaks the copy off. libpq keeps what the socket does not take yet.
  func sendRows(_ copy: PostgresCopy?) -> Bool {
    guard let copy else { return unsafe PQputCopyEnd(handle, "nothing is to be copied") == 1 }
    return put(copy.bytes) && put(PostgresCopy.end) && (unsafe PQputCopyEnd(handle, nil)) == 1
  }

  private func put(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe PQputCopyData(handle, bytes.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count)) == 1
    }
  }

  func flush() -> FlushState {
    switch unsafe PQflush(handle) {
    case 0: .done
    case 1: .pending
    default: .failed
    }
  }

  /// False when the connection is gone; what came before that can still be read.
  func consumeInput() -> Bool { unsafe PQconsumeInput(handle) == 1 }

  /// Only when not busy. Nil ends the results of one command.
  func nextResult() -> PostgresResult? {
    guard let result = unsafe PQgetResult(handle) else { return nil }
    return unsafe PostgresResult(owning: result)
  }

  var transaction: Transaction {
    switch unsafe PQtransactionStatus(handle) {
    case PQTRANS_IDLE: .idle
    case PQTRANS_INTRANS: .open
    case PQTRANS_INERROR: .failed
    case PQTRANS_ACTIVE: .active
    default: .unknown
    }
  }

  func makeCancel() -> LibpqCancel? {
    guard let cancel = unsafe PQgetCancel(handle) else { return nil }
    return unsafe LibpqCancel(owning: cancel)
  }

  func sendPrepare(name: String, _ sql: SQL) -> Bool {
    let types = sql.binds.fields.map(\.type.rawValue)
    return unsafe PQsendPrepare(handle, name, sql.text, Int32(clamping: types.count), types) == 1
  }

  /// - Parameter name: of the prepared statement; nil sends the text, prepared and forgotten by the server at once.
  func sendExecute(name: String?, _ sql: SQL) -> Bool {
    let fields = sql.binds.fields
    let count = Int32(clamping: fields.count)
    let lengths = fields.map { Int32(clamping: $0.length ?? 0) }
    let formats = [Int32](repeating: 1, count: fields.count)
    return unsafe sql.binds.bytes.withUnsafeBytes { bytes in
      // An empty buffer may have no address, and libpq reads a nil pointer as NULL: empty values point here.
      var nothing: CChar = 0
      return unsafe withUnsafePointer(to: &nothing) { empty in
        let base = unsafe bytes.bindMemory(to: CChar.self).baseAddress ?? empty
        var values: [UnsafePointer<CChar>?] = unsafe []
        unsafe values.reserveCapacity(fields.count)
        for field in fields {
          switch field.length {
          case nil: unsafe values.append(nil)
          case 0: unsafe values.append(empty)
          default: unsafe values.append(base + field.start)
          }
        }
        guard let name else {
          let types = fields.map(\.type.rawValue)
          return unsafe PQsendQueryParams(handle, sql.text, count, types, values, lengths, formats, 1) == 1
        }
        return unsafe PQsendQueryPrepared(handle, name, count, values, lengths, formats, 1) == 1
      }
    }
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }

  private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}

/// Without it libpq writes notices to standard error. The result is libpq's.
private func receiveNotice(_ context: UnsafeMutableRawPointer?, _ notice: OpaquePointer?) {
  guard let context = unsafe context, let notice = unsafe notice else { return }
  func field(_ code: Unicode.Scalar) -> String {
    unsafe PQresultErrorField(notice, Int32(code.value)).map { unsafe String(cString: $0) } ?? ""
  }
  unsafe Unmanaged<LibpqConnection>.fromOpaque(context).takeUnretainedValue()
    .receive(noticeOfSeverity: field("V"), sqlState: field("C"))
}
