internal import Synchronization

/// Hands an answer over piece by piece, and holds the server back while nobody takes the pieces.
final class StreamingReceiver: Sendable {
  typealias HeadOutcome = Result<HTTPClientResponseHead, HTTPClientError>
  typealias BodyOutcome = Result<[UInt8]?, HTTPClientError>

  /// More than this is not kept; the connection's own window holds the rest back.
  private static let maximumBuffered = 256 << 10

  private struct State {
    var head: HTTPClientResponseHead?
    var buffer: [UInt8] = []
    var end: Result<Void, HTTPClientError>?
    var isPaused = false
    var headWaiter: CheckedContinuation<HeadOutcome, Never>?
    var bodyWaiter: CheckedContinuation<BodyOutcome, Never>?
  }

  private let state = Mutex(State())

  // MARK: On the reactor's thread

  func receive(_ head: HTTPClientResponseHead) {
    let waiter = state.withLock { state in
      state.head = head
      return state.headWaiter.take()
    }
    waiter?.resume(returning: .success(head))
  }

  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let waiter: CheckedContinuation<BodyOutcome, Never>?
    let chunk: [UInt8]
    let isTaken: Bool
    (isTaken, waiter, chunk) = state.withLock { state in
      guard state.buffer.count < Self.maximumBuffered else {
        state.isPaused = true
        return (false, nil, [])
      }
      guard let waiter = state.bodyWaiter.take() else {
        unsafe state.buffer.append(contentsOf: bytes)
        return (true, nil, [])
      }
      return (true, waiter, unsafe Array(bytes))
    }
    waiter?.resume(returning: .success(chunk))
    return isTaken
  }

  func finish(_ failure: HTTPClientError?) {
    let end: Result<Void, HTTPClientError> = failure.map { .failure($0) } ?? .success(())
    let (headWaiter, bodyWaiter) = state.withLock { state in
      if state.end == nil { state.end = end }
      return (state.headWaiter.take(), state.bodyWaiter.take())
    }
    headWaiter?.resume(returning: .failure(failure ?? Self.noAnswer))
    bodyWaiter?.resume(returning: end.map { nil as [UInt8]? })
  }

  // MARK: On the task of the one who reads

  func waitForHead(start: () -> Void) async -> HeadOutcome {
    await withCheckedContinuation { continuation in
      let known: HeadOutcome? = state.withLock { state in
        if let head = state.head { return .success(head) }
        if let end = state.end { return end.flatMap { .failure(Self.noAnswer) } }
        state.headWaiter = continuation
        return nil
      }
      start()
      if let known { continuation.resume(returning: known) }
    }
  }

  /// The bytes that have come since the last time; nil at the end. `resume` is called when the server was held back.
  func nextBytes(resume: () -> Void) async -> BodyOutcome {
    await withCheckedContinuation { continuation in
      let (known, wasPaused): (BodyOutcome?, Bool) = state.withLock { state in
        let wasPaused = state.isPaused
        state.isPaused = false
        if !state.buffer.isEmpty {
          defer { state.buffer = [] }
          return (.success(state.buffer), wasPaused)
        }
        if let end = state.end { return (end.map { nil as [UInt8]? }, false) }
        // Two readers of one stream are a mistake, and no reason to stop the process.
        if state.bodyWaiter != nil { return (.failure(Self.twoReaders), false) }
        state.bodyWaiter = continuation
        return (nil, wasPaused)
      }
      if wasPaused { resume() }
      if let known { continuation.resume(returning: known) }
    }
  }

  private static let noAnswer = HTTPClientError(
    code: .connectionLost, message: "The server closed the connection without an answer", requestMayHaveBeenSent: true)

  private static let twoReaders = HTTPClientError(
    code: .other, message: "The answer is already being read by another task", requestMayHaveBeenSent: true)
}

/// The transfer's side of a stream: a transfer that is dropped before it began (the reactor has stopped) still has
/// somebody waiting, and tells them when it goes.
final class StreamingFeed: TransferReceiver {
  private let receiver: StreamingReceiver

  init(_ receiver: StreamingReceiver) { self.receiver = receiver }

  deinit { receiver.finish(.shutDown(mayHaveBeenSent: false)) }

  func receive(_ head: HTTPClientResponseHead) { receiver.receive(head) }
  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool { unsafe receiver.receive(bytes) }
  func finish(_ failure: HTTPClientError?) { receiver.finish(failure) }
}
