internal import CMicrohttpd
internal import Glibc
internal import Synchronization

/// One accepted TCP connection, from MHD's first to its last word about it.
final class ServerConnection: Sendable {
  private struct State {
    var current: Exchange?
    var requests = 0
    /// How often the watch found it without an answer to work on, since the last request began or ended.
    var quietLooks = 0
    /// How often in a row the watch found that the client has closed its side.
    var closedLooks = 0
    var hasUnreadBody = false
  }

  let loop: DaemonLoop
  /// MHD's. Used only while the connection is in the table, or where a stranger's descriptor does no harm.
  let descriptor: Int32
  let remoteAddress: String
  private let state = Mutex(State())

  var core: ServerCore { loop.core }

  init(loop: DaemonLoop, handle: OpaquePointer) {
    self.loop = loop
    descriptor = unsafe wae_mhd_descriptor(handle)
    remoteAddress = unsafe SocketAddress.text(of: wae_mhd_client_address(handle))
  }

  // MARK: On MHD's thread

  func began(_ exchange: Exchange) {
    state.withLock { state in
      state.current = exchange
      state.requests += 1
      state.quietLooks = 0
    }
  }

  func completed(_ exchange: Exchange) {
    state.withLock { state in
      if state.current === exchange { state.current = nil }
      state.quietLooks = 0
      state.closedLooks = 0
    }
  }

  func closesWithUnreadBody() {
    state.withLock { $0.hasUnreadBody = true }
  }

  /// MHD is about to close the socket.
  func closed() {
    let (requests, hasUnreadBody) = state.withLock { ($0.requests, $0.hasUnreadBody) }
    guard !core.isStopping else { return }
    let unread = wae_unread_bytes(descriptor)
    // Bytes, but no request: MHD closes without a word where there is no request line.
    let isGarbage =
      requests == 0 && core.configuration.tls == nil && wae_tcp_bytes_received(descriptor) > 0
      && wae_tcp_has_sent(descriptor) == 0
    if isGarbage { RawAnswer.send(core.handler.response(for: .badRequest("This is not HTTP.")), to: descriptor) }
    if isGarbage || hasUnreadBody || unread > 0 { core.lingering.add(copyOf: descriptor) }
  }

  /// MHD is about to answer by itself; where that is this connection's request, we have answered when this returns.
  ///
  /// What MHD finds wrong with a whole head it answers twice over (0.9.75 goes on with the request after its own
  /// answer). So it is answered by hand, and the socket is closed for sending before MHD sends anything.
  func answerInstead(status: Int) -> Bool {
    guard let current, current.isBeingParsed else { return false }
    RawAnswer.send(core.handler.response(for: refusal(status)), to: descriptor)
    shutdown(descriptor, Int32(SHUT_WR))
    closesWithUnreadBody()
    return true
  }

  private func refusal(_ status: Int) -> HTTPServerError {
    switch status {
    case 413: .contentTooLarge(limit: core.configuration.maximumBodyBytes)
    case 431: .headersTooLarge(limit: core.configuration.maximumHeaderBytes)
    default: .badFraming("Content-Length is not a number.")
    }
  }

  // MARK: From any thread

  var current: Exchange? { state.withLock { $0.current } }

  /// For the watch. The exchange, and for how many looks in a row nothing has been answered.
  func look() -> (current: Exchange?, quietLooks: Int) {
    let current = state.withLock { $0.current }
    let isQuiet = current?.isAnswering != true
    return state.withLock { state in
      state.quietLooks = isQuiet ? state.quietLooks + 1 : 0
      return (current, state.quietLooks)
    }
  }

  /// For the watch: how often in a row the client was seen to have closed its side.
  func note(isClosedByClient: Bool) -> Int {
    state.withLock { state in
      state.closedLooks = isClosedByClient ? state.closedLooks + 1 : 0
      return state.closedLooks
    }
  }
}
