internal import CMicrohttpd
internal import Synchronization

/// One request and its answer: the meeting point of MHD's thread, which reads and writes the socket, and the task of
/// the handler.
///
/// Lives from the request line to the last byte of the answer; MHD holds one reference (released in
/// `completedCallback`), the handler's task another.
@safe final class Exchange: @unchecked Sendable {
  // Sendable although `intake` and `isCut` are not locked: only the one MHD thread that owns the connection touches them.
  let connection: ServerConnection
  /// Valid until `isOver`.
  let handle: OpaquePointer
  var intake: RequestIntake
  /// The answer broke off. MHD's thread's own, like `intake`.
  var isCut = false
  let state = Mutex(ExchangeState())

  var core: ServerCore { connection.core }

  init(connection: ServerConnection, handle: OpaquePointer, target: String?) {
    self.connection = connection
    unsafe self.handle = handle
    intake = RequestIntake(target: target)
  }

  // MARK: On MHD's thread

  /// MHD asks what to do next: after the head, for each piece of the body, at the end of it, and after each resumption.
  /// False closes the connection.
  func advance(_ line: RequestLine, piece: UnsafeRawBufferPointer?) -> Bool {
    switch intake.phase {
    case .head:
      unsafe intake.readHead(line, from: handle, core: core)
      // An answer queued now, with the body unread, closes the connection: only where there is a body to spare, or
      // where nobody knows how long it is.
      if intake.refusal != nil && (intake.expectsBody || intake.isMisframed) {
        connection.closesWithUnreadBody()
        start()
        return settle()
      }
      return true
    case .body:
      if let piece = unsafe piece {
        return unsafe intake.add(piece, limit: core.configuration.maximumBodyBytes)
      }
      start()
      return settle()
    case .answering:
      return settle()
    }
  }

  /// MHD is done with the request, well or badly.
  func end() {
    // MHD takes such a connection for closed, but forgets to close it until something stirs on the socket.
    if isCut { connection.core.connections.shutDown(connection) }
    connection.completed(self)
    let (task, writers, waiter) = state.withLock { state in
      state.end()
      defer { state.socketWaiter = nil }
      // The end of a WebSocket is its driver's to tell.
      return (state.socket == nil ? state.cancel() : nil, state.takeWriters(), state.socketWaiter)
    }
    task?.cancel()
    for writer in writers { writer.resume(throwing: HTTPClientGone()) }
    waiter?.resume(returning: nil)
  }

  /// Hands the request to the handler. A handler that has its answer without waiting has given it when this returns,
  /// because its task begins on this very thread, and the connection needs no parking. With a large body it begins on
  /// another: reading it may take long, and this thread has other connections.
  private func start() {
    var (request, refusal) = intake.finish(remoteAddress: connection.remoteAddress)
    if refusal == nil, request.body.count <= Self.immediateBodyBytes,
      core.handler.answer(&request, { response in self.deliver(response) })
    {
      return
    }
    // Ends by itself; cancelled by `end`, by the disconnect watch and at shutdown.
    let task =
      if request.body.count <= Self.immediateBodyBytes {
        Task.immediate { [request, refusal] in await self.run(request, refusal) }
      } else {
        Task { [request, refusal] in await self.run(request, refusal) }
      }
    let isCancelled = state.withLock { state in
      state.task = task
      return state.isCancelled
    }
    if isCancelled { task.cancel() }
  }

  private static let immediateBodyBytes = 64 << 10

  /// Gives MHD the answer if there is one, and else parks the connection until there is.
  private func settle() -> Bool {
    enum Step { case answer(HTTPResponse), refuse, park }
    let step = state.withLock { state -> Step in
      state.isAnswering = true
      if let response = state.takeAnswer() { return .answer(response) }
      if state.isAbandoned {
        state.answer = .taken
        return .refuse
      }
      state.parking.begin()
      return .park
    }
    switch step {
    case .answer(let response): return queue(response)
    case .refuse: return queue(core.handler.response(for: .unavailable))
    case .park:
      park(until: .answer)
      return true
    }
  }

  /// The caller has called `parking.begin()`.
  func park(until news: ExchangeState.News) {
    unsafe MHD_suspend_connection(handle)
    let hasNews = state.withLock { state in state.parking.complete(hasNews: state.has(news)) }
    guard hasNews else { return }
    unsafe MHD_resume_connection(handle)
    connection.loop.runAgain()
  }

  // MARK: From any thread

  /// Tells the loop that there is news. Called with the lock held: see `DaemonLoop.resume`.
  func wake(_ state: inout ExchangeState) {
    if state.parking.wake() { connection.loop.resume(self) }
  }

  /// MHD has read the head, and has not shown it to us: it is looking at it at this moment. On MHD's thread.
  var isBeingParsed: Bool {
    if case .head = intake.phase { unsafe wae_mhd_header_size(handle) > 0 } else { false }
  }

  var isParked: Bool { state.withLock { $0.parking.isParked } }
  var endsWithServer: Bool { state.withLock { $0.endsWithServer } }
  var isAnswering: Bool { state.withLock { $0.isAnswering } }

  /// The client has hung up while MHD was not looking.
  func clientIsGone() {
    let (task, writers) = state.withLock { state in
      state.stream.finish(.broken)
      if case .taken = state.answer { wake(&state) }
      return (state.cancel(), state.takeWriters())
    }
    task?.cancel()
    for writer in writers { writer.resume(throwing: HTTPClientGone()) }
  }

  /// Asks the handler to end.
  func cancel() {
    state.withLock { $0.cancel() }?.cancel()
  }

  /// The server is about to stop MHD: the connection is woken, and never parked again.
  func abandon() {
    let writers = state.withLock { state in
      state.abandon()
      wake(&state)
      return state.takeWriters()
    }
    for writer in writers { writer.resume(throwing: HTTPClientGone()) }
  }
}
