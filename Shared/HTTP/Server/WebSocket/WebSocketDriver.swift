internal import CMicrohttpd
internal import CWslay
internal import Glibc
internal import Platform

/// Moves the frames of one WebSocket between its socket and its mailbox, with wslay, on the reactor's thread.
@safe final class WebSocketDriver: @unchecked Sendable {
  // Sendable because everything but `init` and `wake` runs on the reactor's thread.
  private static let closeTimeout = Duration.seconds(2)
  /// What a handler gets to finish after a proper end, before it is cancelled.
  private static let handlerTimeout = Duration.seconds(1)

  let exchange: Exchange
  private let core: ServerCore
  private let descriptor: Int32
  /// MHD's handle: gives the socket back. nil when done.
  private var upgrade: OpaquePointer?
  /// What the client sent right behind its handshake.
  private var early: ArraySlice<UInt8>
  private(set) var context: wslay_event_context_ptr?
  private var watch: WatchID?
  private var pingTimer: TimerID?
  private var closeTimer: TimerID?
  /// wslay sends a close before the messages that wait, so it gets it after them.
  private var pendingClose: (code: WebSocketCloseCode, reason: String)?
  private var hasHeard = false
  private var isAwaitingPong = false
  private var isFinished = false
  private(set) var socket: WebSocket?

  /// On MHD's thread.
  init(exchange: Exchange, descriptor: Int32, upgrade: OpaquePointer, early: [UInt8]) {
    self.exchange = exchange
    core = exchange.core
    self.descriptor = descriptor
    unsafe self.upgrade = upgrade
    self.early = early[...]
  }

  /// On MHD's thread. The returned socket is for the handler.
  func makeSocket() -> WebSocket {
    WebSocket { [weak self, reactor = core.reactor] in
      guard let self else { return }
      reactor.execute { self.proceed() }
    }
  }

  // MARK: On the reactor's thread

  func start(_ socket: WebSocket) {
    self.socket = socket
    guard !core.sockets.isStopped else {
      // MHD closes the socket by itself now, and frees the handle.
      unsafe upgrade = nil
      return finish(.goingAway)
    }
    core.sockets.add(self)
    guard makeContext() else { return finish(.internalError) }
    do throws(ReactorError) {
      watch = try core.reactor.watch(descriptor, for: .readable) { [weak self] _ in self?.proceed() }
    } catch {
      core.logger.warning("A WebSocket could not be watched", [.error: .string("\(error)")])
      return finish(.internalError)
    }
    schedulePing()
    proceed()
  }

  /// Reads, writes and waits for what is to come.
  private func proceed() {
    guard let context = unsafe context, let socket, watch != nil else { return }
    for outgoing in socket.takeOutbox() { queue(outgoing) }
    guard unsafe wslay_event_recv(context) == 0 else { return finish(.abnormal) }
    guard unsafe wslay_event_send(context) == 0 else { return finish(.abnormal) }
    if let close = pendingClose, unsafe wslay_event_get_queued_msg_count(context) == 0 {
      pendingClose = nil
      // A control frame holds 125 bytes, two of which are the code.
      let words = Array(close.reason.utf8.prefix(120))
      _ = unsafe wslay_event_queue_close(context, close.code.code, words, words.count)
      guard unsafe wslay_event_send(context) == 0 else { return finish(.abnormal) }
    }
    socket.sent(allBut: Int(clamping: unsafe wslay_event_get_queued_msg_length(context)))
    let wantsRead = unsafe wslay_event_want_read(context) != 0
    let wantsWrite = unsafe wslay_event_want_write(context) != 0
    guard wantsRead || wantsWrite else { return finish(unsafe receivedCode(context)) }
    if unsafe wslay_event_get_close_sent(context) != 0 || wslay_event_get_close_received(context) != 0 {
      scheduleClose()
    }
    var interest: Readiness = []
    if wantsRead && !socket.isReadingPaused { interest.insert(.readable) }
    if wantsWrite { interest.insert(.writable) }
    if let watch { core.reactor.change(watch, to: interest) }
  }

  /// Gives the socket back to MHD. The handler is told, and cancelled unless the end was a proper one.
  func finish(_ code: WebSocketCloseCode) {
    guard let socket, !isFinished else { return }
    isFinished = true
    if let watch { core.reactor.unwatch(watch) }
    for timer in [pingTimer, closeTimer] { if let timer { core.reactor.cancel(timer) } }
    if let context = unsafe context { unsafe wslay_event_context_free(context) }
    unsafe context = nil
    watch = nil
    if let upgrade = unsafe upgrade { unsafe exchange.connection.loop.closeUpgraded(upgrade) }
    unsafe upgrade = nil
    socket.closed(code)
    core.sockets.remove(self)
    if code == .abnormal {
      exchange.cancel()
    } else {
      _ = core.reactor.schedule(after: Self.handlerTimeout) { [exchange] in exchange.cancel() }
    }
  }

  private func makeContext() -> Bool {
    var callbacks = wslay_event_callbacks()
    unsafe callbacks.recv_callback = unsafe receiveCallback
    unsafe callbacks.send_callback = unsafe sendCallback
    unsafe callbacks.on_msg_recv_callback = unsafe messageCallback
    // Unretained: the context is freed in `finish`, before this object can go.
    let user = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard unsafe wslay_event_context_server_init(&context, &callbacks, user) == 0 else { return false }
    unsafe wslay_event_config_set_max_recv_msg_length(context, UInt64(clamping: core.configuration.maximumMessageBytes))
    return true
  }

  private func receivedCode(_ context: wslay_event_context_ptr) -> WebSocketCloseCode {
    let sent = unsafe wslay_event_get_status_code_sent(context)
    let received = unsafe wslay_event_get_status_code_received(context)
    if unsafe wslay_event_get_close_received(context) == 0 { return WebSocketCloseCode(code: sent) }
    return WebSocketCloseCode(code: received == 0 ? WebSocketCloseCode.noStatus.code : received)
  }

  private func queue(_ outgoing: WebSocketMailbox.Outgoing) {
    switch outgoing {
    case .message(.text(let text)): queue(WSLAY_TEXT_FRAME, Array(text.utf8))
    case .message(.binary(let bytes)): queue(WSLAY_BINARY_FRAME, bytes)
    case .close(let code, let reason):
      pendingClose = (code, reason)
    }
  }

  private func queue(_ opcode: wslay_opcode, _ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var message = unsafe wslay_event_msg(
        opcode: UInt8(truncatingIfNeeded: opcode.rawValue), msg: buffer.baseAddress, msg_length: buffer.count)
      // Copied by wslay. Fails after a close, and then nobody reads it.
      _ = unsafe wslay_event_queue_msg(context, &message)
    }
  }

  // MARK: Time

  private func schedulePing() {
    pingTimer = core.reactor.schedule(after: core.configuration.pingInterval) { [weak self] in self?.ping() }
  }

  private func ping() {
    if !hasHeard && isAwaitingPong { return finish(.abnormal) }
    if !hasHeard {
      isAwaitingPong = true
      queue(WSLAY_PING, [])
    }
    hasHeard = false
    schedulePing()
    proceed()
  }

  /// A client that does not answer a close does not keep its socket.
  private func scheduleClose() {
    guard closeTimer == nil else { return }
    closeTimer = core.reactor.schedule(after: Self.closeTimeout) { [weak self] in self?.finish(.abnormal) }
  }

  // MARK: For wslay

  /// The number of bytes, 0 when there are none yet, or nil at the end.
  fileprivate func receive(into target: UnsafeMutableRawBufferPointer) -> Int? {
    guard socket?.isReadingPaused != true else { return 0 }
    if !early.isEmpty {
      let piece = early.prefix(target.count)
      unsafe target.copyBytes(from: piece)
      early = early.dropFirst(piece.count)
      return piece.count
    }
    let length = unsafe recv(descriptor, target.baseAddress, target.count, Int32(MSG_DONTWAIT))
    if length > 0 {
      hasHeard = true
      isAwaitingPong = false
      return length
    }
    return length < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : nil
  }

  fileprivate func send(_ bytes: UnsafeRawBufferPointer) -> Int? {
    let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
    let length = unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags)
    if length >= 0 { return length }
    return errno == EAGAIN || errno == EINTR ? 0 : nil
  }
}

private func driver(_ user: UnsafeMutableRawPointer?) -> WebSocketDriver? {
  guard let user = unsafe user else { return nil }
  return unsafe Unmanaged<WebSocketDriver>.fromOpaque(user).takeUnretainedValue()
}

private func result(_ count: Int?, _ context: wslay_event_context_ptr?) -> Int {
  if let count, count > 0 { return count }
  unsafe wslay_event_set_error(
    context, (count == nil ? WSLAY_ERR_CALLBACK_FAILURE : WSLAY_ERR_WOULDBLOCK).rawValue)
  return -1
}

private func receiveCallback(
  _ context: wslay_event_context_ptr?, _ target: UnsafeMutablePointer<UInt8>?, _ room: Int, _ flags: Int32,
  _ user: UnsafeMutableRawPointer?
) -> Int {
  let buffer = unsafe UnsafeMutableRawBufferPointer(start: target, count: room)
  return unsafe result(driver(user)?.receive(into: buffer), context)
}

private func sendCallback(
  _ context: wslay_event_context_ptr?, _ bytes: UnsafePointer<UInt8>?, _ count: Int, _ flags: Int32,
  _ user: UnsafeMutableRawPointer?
) -> Int {
  let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
  return unsafe result(driver(user)?.send(buffer), context)
}

private func messageCallback(
  _ context: wslay_event_context_ptr?, _ message: UnsafePointer<wslay_event_on_msg_recv_arg>?,
  _ user: UnsafeMutableRawPointer?
) {
  guard let message = unsafe message?.pointee, let socket = unsafe driver(user)?.socket else { return }
  let bytes = unsafe UnsafeBufferPointer(start: message.msg, count: message.msg_length)
  switch unsafe UInt32(message.opcode) {
  // wslay has checked that it is UTF-8.
  case WSLAY_TEXT_FRAME.rawValue: socket.received(.text(unsafe String(decoding: bytes, as: UTF8.self)))
  case WSLAY_BINARY_FRAME.rawValue: socket.received(.binary(unsafe Array(bytes)))
  default: break
  }
}
