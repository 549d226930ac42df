internal import CMicrohttpd
internal import Platform
internal import Synchronization

/// MHD has sent the 101 and hands over the socket, on its thread.
func upgradeCallback(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ requestContext: UnsafeMutableRawPointer?,
  _ early: UnsafePointer<CChar>?, _ earlyLength: Int, _ descriptor: Int32, _ handle: OpaquePointer?
) {
  guard let requestContext = unsafe requestContext, let handle = unsafe handle else { return }
  let exchange = unsafe Unmanaged<Exchange>.fromOpaque(requestContext).takeUnretainedValue()
  // MHD's buffer is valid for this call only.
  let bytes = unsafe Array(UnsafeRawBufferPointer(start: early, count: early == nil ? 0 : earlyLength))
  let driver = unsafe WebSocketDriver(exchange: exchange, descriptor: descriptor, upgrade: handle, early: bytes)
  exchange.upgraded(to: driver.makeSocket(), driver)
}

extension Exchange {
  fileprivate func upgraded(to socket: WebSocket, _ driver: WebSocketDriver) {
    let waiter = state.withLock { state in
      state.socket = socket
      defer { state.socketWaiter = nil }
      return state.socketWaiter
    }
    core.reactor.execute { driver.start(socket) }
    waiter?.resume(returning: socket)
  }
}

extension WebSocket {
  /// Runs the handler and closes behind it.
  func run(
    core: ServerCore, _ serve: @Sendable (WebSocket) async throws -> Void
  ) async {
    do {
      try await serve(self)
      close(code: core.isDraining ? .goingAway : .normal)
    } catch {
      if !Task.isCancelled && !(error is WebSocketClosed) {
        core.logger.error("A WebSocket handler failed", [.error: .string("\(error)")])
      }
      close(code: core.isDraining ? .goingAway : .internalError)
    }
  }
}
