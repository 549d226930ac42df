internal import Synchronization

/// A WebSocket as its handler sees it: messages come in by a sequence and go out by `send`.
///
/// Pings are answered, long silence is ended, and fragments are joined behind the scenes. When the client closes, the
/// sequence ends; when it vanishes, the handler is cancelled too.
package final class WebSocket: Sendable {
  private let mailbox = Mutex(WebSocketMailbox())
  /// Tells the reactor that there is something to send, or room to read.
  private let wake: @Sendable () -> Void

  init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// For one reader at a time.
  package var messages: Messages { Messages(socket: self) }

  /// How it was closed, or nil while it is open.
  package var closeCode: WebSocketCloseCode? { mailbox.withLock { $0.closeCode } }

  /// Returns once there is room for more. Throws `WebSocketClosed`.
  package func send(_ message: WebSocketMessage) async throws {
    let (mustWake, isFull, writer) = mailbox.withLock { ($0.send(.message(message)), $0.isFull, $0.newWriter()) }
    guard let mustWake else { throw WebSocketClosed(code: closeCode ?? .normal) }
    if mustWake { wake() }
    guard isFull else { return }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome = mailbox.withLock { mailbox -> Result<Void, any Error>? in
          if let code = mailbox.closeCode { return .failure(WebSocketClosed(code: code)) }
          if !mailbox.isFull { return .success(()) }
          // A cancellation before this line found no writer to end; one after it will.
          if Task.isCancelled { return .failure(CancellationError()) }
          mailbox.addWriter(writer, continuation)
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      mailbox.withLock { $0.removeWriter(writer) }?.resume(throwing: CancellationError())
    }
  }

  package func send(_ text: String) async throws {
    try await send(.text(text))
  }

  /// Begins to close, after what was sent before. Does nothing when closed already.
  package func close(code: WebSocketCloseCode = .normal, reason: String = "") {
    if mailbox.withLock({ $0.send(.close(code, reason)) }) == true { wake() }
  }

  package struct Messages: AsyncSequence, AsyncIteratorProtocol, Sendable {
    package typealias Element = WebSocketMessage
    fileprivate let socket: WebSocket

    package func makeAsyncIterator() -> Messages { self }

    /// nil when the WebSocket is closed, or the task cancelled.
    package func next() async -> WebSocketMessage? { await socket.next() }
  }

  fileprivate func next() async -> WebSocketMessage? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        var mustResume = false
        let (ended, message) = mailbox.withLock {
          mailbox -> (CheckedContinuation<WebSocketMessage?, Never>?, WebSocketMessage?) in
          if let taken = mailbox.take() {
            mustResume = taken.mustResume
            return (continuation, taken.message)
          }
          if mailbox.closeCode != nil || Task.isCancelled { return (continuation, nil) }
          return (mailbox.wait(continuation), nil)
        }
        if mustResume { wake() }
        ended?.resume(returning: message)
      }
    } onCancel: {
      mailbox.withLock { $0.takeReader() }?.resume(returning: nil)
    }
  }

  // MARK: On the reactor's thread

  var isReadingPaused: Bool { mailbox.withLock { $0.isReadingPaused } }

  func received(_ message: WebSocketMessage) {
    mailbox.withLock { $0.receive(message) }?.resume(returning: message)
  }

  func takeOutbox() -> [WebSocketMailbox.Outgoing] { mailbox.withLock { $0.takeOutbox() } }

  func sent(allBut rest: Int) {
    for writer in mailbox.withLock({ $0.sent(allBut: rest) }) { writer.resume() }
  }

  func closed(_ code: WebSocketCloseCode) {
    let (reader, writers) = mailbox.withLock { $0.close(code) }
    reader?.resume(returning: nil)
    for writer in writers { writer.resume(throwing: WebSocketClosed(code: code)) }
  }
}
