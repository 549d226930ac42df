internal import CCurl
internal import Platform

/// The library's multi handle on the reactor: its sockets are watched there, its timer runs there, and it is entered
/// from no other thread.
@safe final class CurlEngine: @unchecked Sendable {
  // Safe although it holds a pointer: the handle is made once and freed once, and all that uses it is in here.
  // Sendable because everything but `init` and `deinit` runs on the reactor's thread.
  private let reactor: Reactor
  private let configuration: HTTPClientConfiguration
  private let logger: Logger
  private var multi: UnsafeMutableRawPointer?
  private var transfers: [TransferID: any CurlExchange] = [:]
  private var watches: [curl_socket_t: WatchID] = [:]
  private var timer: TimerID?
  private var isClosed = false

  init(reactor: Reactor, configuration: HTTPClientConfiguration, logger: Logger) {
    self.reactor = reactor
    self.configuration = configuration
    self.logger = logger
  }

  /// `close` has been here, unless the reactor stopped first; then its thread no longer touches anything of this.
  deinit { releaseMulti() }

  /// - Parameter isCancelled: whether it was cancelled on its way here.
  func start(_ transfer: any CurlExchange, isCancelled: Bool) {
    if isClosed { return transfer.finish(.shutDown(mayHaveBeenSent: false)) }
    if isCancelled { return transfer.finish(.cancelled(mayHaveBeenSent: false)) }
    do throws(HTTPClientError) {
      let multi = try unsafe openMulti()
      let handle = try unsafe transfer.open(configuration)
      guard unsafe curl_multi_add_handle(multi, handle) == CURLM_OK else { throw Self.refused }
    } catch {
      return transfer.finish(error)
    }
    transfers[transfer.id] = transfer
    act(on: CURL_SOCKET_BAD, 0)
  }

  func cancel(_ id: TransferID) {
    guard let transfer = remove(id) else { return }
    transfer.finish(.cancelled(mayHaveBeenSent: transfer.mayHaveBeenSent))
  }

  /// Goes on with a transfer whose receiver had no room.
  func resume(_ id: TransferID) {
    guard let transfer = transfers[id], let handle = unsafe transfer.handle else { return }
    let code = unsafe curl_easy_pause(handle, CURLPAUSE_CONT)
    if code != CURLE_OK {
      remove(id)?.finish(code)
    } else {
      act(on: CURL_SOCKET_BAD, 0)
    }
  }

  func close() {
    isClosed = true
    for id in Array(transfers.keys) {
      guard let transfer = remove(id) else { continue }
      transfer.finish(.shutDown(mayHaveBeenSent: transfer.mayHaveBeenSent))
    }
    releaseMulti()
    for watch in watches.values { reactor.unwatch(watch) }
    watches = [:]
    if let timer { reactor.cancel(timer) }
    timer = nil
  }

  private func openMulti() throws(HTTPClientError) -> UnsafeMutableRawPointer {
    if let multi = unsafe multi { return unsafe multi }
    guard CurlLibrary.isReady, let made = unsafe curl_multi_init() else { throw Self.refused }
    // Not retained: this object outlives the handle, which it frees in `close` or `deinit`.
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    _ = unsafe wae_curl_multi_set_socket_callback(made, socketChanged, context)
    _ = unsafe wae_curl_multi_set_timer_callback(made, timerChanged, context)
    let perHost = max(1, configuration.maximumConnectionsPerHost)
    _ = unsafe wae_curl_multi_set_long(made, CURLMOPT_MAX_HOST_CONNECTIONS, perHost)
    _ = unsafe wae_curl_multi_set_long(made, CURLMOPT_MAX_TOTAL_CONNECTIONS, max(1, configuration.maximumConnections))
    _ = unsafe wae_curl_multi_set_long(made, CURLMOPT_MAXCONNECTS, max(1, configuration.maximumConnections))
    // One call at a time on each connection, also with HTTP/2: docs/decisions/0005-http2-without-multiplexing.md.
    _ = unsafe wae_curl_multi_set_long(made, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
    unsafe multi = unsafe made
    return unsafe made
  }

  private func releaseMulti() {
    guard let multi = unsafe multi else { return }
    unsafe self.multi = nil
    // From `deinit` the callbacks would find half an object.
    _ = unsafe wae_curl_multi_set_socket_callback(multi, nil, nil)
    _ = unsafe wae_curl_multi_set_timer_callback(multi, nil, nil)
    unsafe curl_multi_cleanup(multi)
  }

  @discardableResult
  private func remove(_ id: TransferID) -> (any CurlExchange)? {
    guard let transfer = transfers.removeValue(forKey: id) else { return nil }
    if let multi = unsafe multi, let handle = unsafe transfer.handle {
      unsafe curl_multi_remove_handle(multi, handle)
    }
    return transfer
  }

  /// Lets the library work: on a socket, or (`CURL_SOCKET_BAD`) on what is due.
  private func act(on socket: curl_socket_t, _ readiness: Int32) {
    guard let multi = unsafe multi else { return }
    var running: Int32 = 0
    let code = unsafe curl_multi_socket_action(multi, socket, readiness, &running)
    if code != CURLM_OK { logger.error("The HTTP library reports a failure", [.errorCode: .int(Int(code.rawValue))]) }
    finishTransfers()
  }

  private func finishTransfers() {
    var left: Int32 = 0
    while let multi = unsafe multi, let message = unsafe curl_multi_info_read(multi, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE, let handle = unsafe message.pointee.easy_handle else {
        continue
      }
      let code = unsafe message.pointee.data.result
      var number: UnsafeMutableRawPointer?
      _ = unsafe wae_curl_get_pointer(handle, CURLINFO_PRIVATE, &number)
      let id = TransferID(rawValue: UInt64(UInt(bitPattern: number)))
      remove(id)?.finish(code)
    }
  }

  // MARK: What the library's callbacks ask

  fileprivate func watch(_ socket: curl_socket_t, _ what: Int32) {
    let interest: Readiness
    switch what {
    case CURL_POLL_IN: interest = .readable
    case CURL_POLL_OUT: interest = .writable
    case CURL_POLL_INOUT: interest = [.readable, .writable]
    default:
      // Nothing to wait for: a hang-up would be reported all the same, again and again.
      if let watch = watches.removeValue(forKey: socket) { reactor.unwatch(watch) }
      return
    }
    if let watch = watches[socket] { return reactor.change(watch, to: interest) }
    do throws(ReactorError) {
      watches[socket] = try reactor.watch(socket, for: interest) { [weak self] readiness in
        self?.act(on: socket, Self.mask(readiness))
      }
    } catch {
      // The deadline ends the transfer.
      logger.error("A socket of the HTTP client cannot be watched", [.error: "\(error)"])
    }
  }

  fileprivate func setTimer(milliseconds: Int) {
    if let timer { reactor.cancel(timer) }
    timer = nil
    guard milliseconds >= 0 else { return }
    timer = reactor.schedule(after: .milliseconds(milliseconds)) { [weak self] in
      self?.timer = nil
      self?.act(on: CURL_SOCKET_BAD, 0)
    }
  }

  /// After a hang-up the library looks for itself: it knows best what an error means in which state.
  private static func mask(_ readiness: Readiness) -> Int32 {
    if readiness.contains(.hangup) { return 0 }
    var mask: Int32 = 0
    if readiness.contains(.readable) { mask |= CURL_CSELECT_IN }
    if readiness.contains(.writable) { mask |= CURL_CSELECT_OUT }
    return mask
  }

  private static let refused = HTTPClientError(
    code: .other, message: "The HTTP library cannot start the call", requestMayHaveBeenSent: false)
}

// The engine takes both callbacks away before it goes.
private func engine(_ context: UnsafeMutableRawPointer?) -> CurlEngine? {
  unsafe context.map { unsafe Unmanaged<CurlEngine>.fromOpaque($0).takeUnretainedValue() }
}

private func socketChanged(
  _ handle: UnsafeMutableRawPointer?, _ socket: curl_socket_t, _ what: Int32, _ context: UnsafeMutableRawPointer?,
  _ socketContext: UnsafeMutableRawPointer?
) -> Int32 {
  unsafe engine(context)?.watch(socket, what)
  return 0
}

private func timerChanged(
  _ multi: UnsafeMutableRawPointer?, _ milliseconds: Int, _ context: UnsafeMutableRawPointer?
) -> Int32 {
  unsafe engine(context)?.setTimer(milliseconds: milliseconds)
  return 0
}
