/// Keeps a whole answer and wakes the one who waits for it, once.
final class CollectingReceiver: TransferReceiver, @unchecked Sendable {
  // Sendable because after `init` everything runs on the reactor's thread; `deinit` has no company.
  typealias Outcome = Result<HTTPClientResponse, HTTPClientError>

  private var continuation: CheckedContinuation<Outcome, Never>?
  private var head: HTTPClientResponseHead?
  private var body: [UInt8] = []

  init(_ continuation: CheckedContinuation<Outcome, Never>) { self.continuation = continuation }

  /// A transfer that was dropped before it began (the reactor has stopped) still has somebody waiting.
  deinit { continuation?.resume(returning: .failure(.shutDown(mayHaveBeenSent: false))) }

  func receive(_ head: HTTPClientResponseHead) { self.head = head }

  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    unsafe body.append(contentsOf: bytes)
    return true
  }

  func finish(_ failure: HTTPClientError?) {
    let waiting = continuation.take()
    if let failure {
      waiting?.resume(returning: .failure(failure))
    } else if let head {
      waiting?.resume(returning: .success(HTTPClientResponse(head: head, body: body)))
    } else {
      let message = "The server closed the connection without an answer"
      waiting?.resume(
        returning: .failure(
          HTTPClientError(code: .connectionLost, message: message, requestMayHaveBeenSent: true)))
    }
  }
}
