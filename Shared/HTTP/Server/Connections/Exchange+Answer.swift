internal import CMicrohttpd
internal import Platform
internal import Synchronization

/// Giving the answer to MHD, on its thread.
extension Exchange {
  /// False closes the connection.
  func queue(_ response: HTTPResponse) -> Bool {
    guard let answer = unsafe makeAnswer(response) else { return false }
    defer { unsafe MHD_destroy_response(answer) }
    for field in response.headers where !Self.isOurs(field.name) {
      // By `withCString`, which lends a text as it lies there; a text that is simply passed is copied first.
      let result = unsafe field.name.withCString { name in
        unsafe field.value.withCString { value in unsafe MHD_add_response_header(answer, name, value) }
      }
      // Refused where name or value would break the message; then it is left out.
      if result == .NO {
        core.logger.warning("A response header is not valid and was left out", [.name: .string(field.name)])
      }
    }
    if case .webSocket = response.body {
      unsafe MHD_add_response_header(answer, "Upgrade", "websocket")
      return unsafe MHD_queue_response(handle, 101, answer) == .YES
    }
    if core.isDraining { unsafe MHD_add_response_header(answer, "Connection", "close") }
    let status = (200...599).contains(response.status.code) ? response.status.code : 500
    return unsafe MHD_queue_response(handle, UInt32(status), answer) == .YES
  }

  private func makeAnswer(_ response: HTTPResponse) -> OpaquePointer? {
    switch response.body {
    case .bytes(let bytes):
      return unsafe bytes.withUnsafeBytes { buffer in
        // Copied by MHD, which does not write to it.
        unsafe MHD_create_response_from_buffer(
          buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), .RESPMEM_MUST_COPY)
      }
    case .stream:
      // Released in `streamEndedCallback`, which MHD calls when it destroys the response.
      let context = unsafe Unmanaged.passRetained(self)
      let answer = unsafe MHD_create_response_from_callback(
        .max, 1_024, streamCallback, context.toOpaque(), streamEndedCallback)
      if unsafe answer == nil { unsafe context.release() }
      return unsafe answer
    case .webSocket:
      return unsafe MHD_create_response_for_upgrade(upgradeCallback, nil)
    }
  }

  /// MHD says how long the body is, and how it is sent.
  private static func isOurs(_ name: String) -> Bool {
    HTTPHeaders.sameName(name, "Content-Length") || HTTPHeaders.sameName(name, "Transfer-Encoding")
  }

  /// MHD wants more of a streamed body. Returns the number of bytes, 0 when parked, or MHD's marks for the end.
  fileprivate func fill(_ target: UnsafeMutableRawBufferPointer) -> Int {
    enum Step { case bytes(Int), end(StreamBuffer.End), park }
    let lowWater = core.configuration.streamBufferBytes / 2
    let (step, writers) = state.withLock { state -> (Step, [CheckedContinuation<Void, any Error>]) in
      if state.isAbandoned { return (.end(.broken), []) }
      let count = unsafe state.stream.take(into: target)
      if count > 0 { return (.bytes(count), state.stream.count <= lowWater ? state.takeWriters() : []) }
      if let end = state.stream.end { return (.end(end), []) }
      state.parking.begin()
      return (.park, [])
    }
    for writer in writers { writer.resume() }
    switch step {
    case .bytes(let count): return count
    case .end(.complete): return -1  // MHD_CONTENT_READER_END_OF_STREAM
    case .end(.broken):
      isCut = true
      return -2  // MHD_CONTENT_READER_END_WITH_ERROR
    case .park:
      park(until: .body)
      return 0
    }
  }
}

private func streamCallback(
  _ context: UnsafeMutableRawPointer?, _ position: UInt64, _ target: UnsafeMutablePointer<CChar>?, _ room: Int
) -> Int {
  guard let context = unsafe context else { return -2 }
  let exchange = unsafe Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
  return unsafe exchange.fill(UnsafeMutableRawBufferPointer(start: target, count: room))
}

private func streamEndedCallback(_ context: UnsafeMutableRawPointer?) {
  guard let context = unsafe context else { return }
  unsafe Unmanaged<Exchange>.fromOpaque(context).release()
}
