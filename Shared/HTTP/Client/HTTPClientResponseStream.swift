/// An answer whose body comes piece by piece, for long answers and for those that are made while they are read.
///
/// Read it once, from one task. The server is held back while nobody reads. Letting go of it, or cancelling the task
/// that reads, ends the transfer. The limits of the request hold for the whole: deadline and maximum of bytes.
package struct HTTPClientResponseStream: Sendable, AsyncSequence {
  package typealias Element = [UInt8]
  package typealias Failure = HTTPClientError

  package let head: HTTPClientResponseHead
  private let body: StreamedBody

  init(head: HTTPClientResponseHead, body: StreamedBody) {
    self.head = head
    self.body = body
  }

  package var status: HTTPStatus { head.status }
  package var headers: HTTPHeaders { head.headers }

  /// Ends the transfer before its end.
  package func cancel() { body.cancel() }

  /// The rest of the body in one piece: for an error's text after a stream was expected.
  package func collect() async throws(HTTPClientError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let more = try await body.next() { bytes += more }
    return bytes
  }

  package func makeAsyncIterator() -> Iterator { Iterator(body: body) }

  package struct Iterator: AsyncIteratorProtocol {
    fileprivate let body: StreamedBody

    /// What has come since the last time, at least one byte; nil at the end.
    package mutating func next() async throws(HTTPClientError) -> [UInt8]? { try await body.next() }

    package mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(HTTPClientError) -> [UInt8]? { try await body.next() }
  }
}

/// Ends the transfer when nobody holds the stream any more.
final class StreamedBody: Sendable {
  private let receiver: StreamingReceiver
  private let handle: TransferHandle

  init(receiver: StreamingReceiver, handle: TransferHandle) {
    self.receiver = receiver
    self.handle = handle
  }

  deinit { handle.cancel() }

  func cancel() { handle.cancel() }

  func next() async throws(HTTPClientError) -> [UInt8]? {
    let outcome = await withTaskCancellationHandler {
      await receiver.nextBytes { handle.resume() }
    } onCancel: {
      handle.cancel()
    }
    return try outcome.get()
  }
}
