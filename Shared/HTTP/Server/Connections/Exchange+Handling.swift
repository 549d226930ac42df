internal import Platform
internal import Synchronization

/// The side of the handler's task.
extension Exchange {
  func run(_ request: HTTPRequest, _ refusal: HTTPServerError?) async {
    var response =
      if let refusal {
        await core.handler.respond(to: request, refusing: refusal)
      } else {
        await core.handler.respond(to: request)
      }
    if case .webSocket = response.body, !WebSocketHandshake.isValid(request) {
      response = core.handler.response(for: .upgradeRequired)
    } else if case .webSocket = response.body, let key = request.headers["Sec-WebSocket-Key"] {
      response.headers["Sec-WebSocket-Accept"] = WebSocketHandshake.accept(key: key)
    }
    if case .webSocket = response.body { response.endsWithServer = true }
    deliver(response)
    switch response.body {
    case .bytes: break
    case .stream(let write):
      guard request.method != .head && !response.status.forbidsBody else { return }
      await stream(write)
    case .webSocket(let serve):
      guard let socket = await upgraded() else { return }
      await socket.run(core: core, serve)
    }
  }

  func deliver(_ response: HTTPResponse) {
    state.withLock { state in
      guard case .none = state.answer else { return }
      state.answer = .ready(response)
      state.endsWithServer = response.endsWithServer
      wake(&state)
    }
    if response.endsWithServer && core.isDraining { cancel() }
  }

  private func stream(_ write: @Sendable (HTTPBodyWriter) async throws -> Void) async {
    var end = StreamBuffer.End.complete
    do {
      try await write(HTTPBodyWriter(sink: self))
    } catch {
      end = .broken
      if !Task.isCancelled {
        core.logger.warning("A streamed response broke off", [.error: .string("\(error)")])
      }
    }
    state.withLock { state in
      state.stream.finish(end)
      wake(&state)
    }
  }

  /// The socket, when the client has the 101; nil when the connection was lost before.
  private func upgraded() async -> WebSocket? {
    await withCheckedContinuation { continuation in
      let known = state.withLock { state -> WebSocket?? in
        if let socket = state.socket { return .some(socket) }
        if state.isOver || state.isAbandoned { return .some(nil) }
        state.socketWaiter = continuation
        return nil
      }
      if let known { continuation.resume(returning: known) }
    }
  }
}

extension Exchange: HTTPBodySink {
  func write(_ bytes: [UInt8]) async throws {
    let limit = core.configuration.streamBufferBytes
    let (mustWait, writer) = try state.withLock { state in
      guard state.canWrite && state.stream.end == nil else { throw HTTPClientGone() }
      state.stream.append(bytes)
      wake(&state)
      return (state.stream.count > limit, state.newWriter())
    }
    guard mustWait else { return }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome = state.withLock { state -> Result<Void, any Error>? in
          if !state.canWrite || state.stream.end != nil { return .failure(HTTPClientGone()) }
          if state.stream.count <= limit { return .success(()) }
          // A cancellation before this line found no writer to end; one after it will.
          if Task.isCancelled { return .failure(CancellationError()) }
          state.addWriter(writer, continuation)
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      state.withLock { $0.removeWriter(writer) }?.resume(throwing: CancellationError())
    }
  }
}
