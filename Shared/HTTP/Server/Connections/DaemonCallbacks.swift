internal import CMicrohttpd

// What MHD calls, on the thread of its loop. The context of the daemon is its `DaemonLoop`, that of a socket its
// `ServerConnection`, that of a request its `Exchange`; MHD holds one reference of each of the last two.

/// A socket was accepted, or is about to be closed.
func connectionCallback(
  _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?,
  _ socketContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_ConnectionNotificationCode
) {
  guard let context = unsafe context, let handle = unsafe handle, let socketContext = unsafe socketContext else {
    return
  }
  let loop = unsafe Unmanaged<DaemonLoop>.fromOpaque(context).takeUnretainedValue()
  if code == .CONNECTION_NOTIFY_STARTED {
    let connection = unsafe ServerConnection(loop: loop, handle: handle)
    loop.core.connections.add(connection)
    unsafe socketContext.pointee = Unmanaged.passRetained(connection).toOpaque()
  } else if let pointer = unsafe socketContext.pointee {
    unsafe socketContext.pointee = nil
    let connection = unsafe Unmanaged<ServerConnection>.fromOpaque(pointer).takeRetainedValue()
    loop.core.connections.remove(connection)
    loop.runAgain()
    connection.closed()
  }
}

/// The request line was read: what is returned becomes the request's context. The target is still as it was sent.
func beginCallback(
  _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let handle = unsafe handle, let pointer = unsafe wae_mhd_socket_context(handle) else { return nil }
  let connection = unsafe Unmanaged<ServerConnection>.fromOpaque(pointer).takeUnretainedValue()
  let text: String? = if let target = unsafe target { unsafe String(validatingCString: target) } else { nil }
  let exchange = unsafe Exchange(connection: connection, handle: handle, target: text)
  connection.began(exchange)
  // After `began`: the one who stops the server either sees this exchange or is seen here.
  if connection.core.isStopping { exchange.abandon() }
  return unsafe Unmanaged.passRetained(exchange).toOpaque()
}

/// The head is there, or a piece of the body, or its end; or the connection was resumed.
func accessCallback(
  _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?, _ url: UnsafePointer<CChar>?,
  _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ piece: UnsafePointer<CChar>?,
  _ pieceLength: UnsafeMutablePointer<Int>?, _ requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let pointer = unsafe requestContext?.pointee, let method = unsafe method, let pieceLength = unsafe pieceLength
  else { return .NO }
  let line = unsafe RequestLine(method: method, version: version)
  let exchange = unsafe Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
  guard unsafe pieceLength.pointee > 0 else {
    return unsafe exchange.advance(line, piece: nil) ? .YES : .NO
  }
  let bytes = unsafe UnsafeRawBufferPointer(start: piece, count: pieceLength.pointee)
  unsafe pieceLength.pointee = 0
  return unsafe exchange.advance(line, piece: bytes) ? .YES : .NO
}

/// MHD is about to answer a broken request by itself. It says so in the middle of its work: nothing below calls what
/// changes its state.
func refusingCallback(_ context: UnsafeMutableRawPointer?, _ status: UInt32) {
  guard let context = unsafe context else { return }
  unsafe Unmanaged<DaemonLoop>.fromOpaque(context).takeUnretainedValue().answerInstead(status: Int(status))
}

/// The request is over, well or badly. MHD may hold its own lock here: nothing below calls MHD.
func completedCallback(
  _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?,
  _ requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_RequestTerminationCode
) {
  guard let requestContext = unsafe requestContext, let pointer = unsafe requestContext.pointee else { return }
  unsafe requestContext.pointee = nil
  unsafe Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue().end()
}
