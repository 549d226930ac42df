package import Platform
internal import Synchronization

/// Calls servers: connections are kept and shared, HTTP/2 is spoken where the server does, and no call can outlast its
/// deadline, outgrow its limit or reach an address that its policy refuses.
///
/// Cancelling the task of a call ends its transfer.
package final class HTTPClient: Sendable {
  let reactor: Reactor
  let engine: CurlEngine
  private let observer: HTTPClientObserver
  private let lastID = Atomic<UInt64>(0)

  package init(
    reactor: Reactor, configuration: HTTPClientConfiguration = HTTPClientConfiguration(), logger: Logger = .silent,
    metrics: Metrics? = nil
  ) {
    self.reactor = reactor
    engine = CurlEngine(reactor: reactor, configuration: configuration, logger: logger)
    observer = HTTPClientObserver(metrics: metrics)
  }

  deinit {
    let engine = engine
    reactor.execute { engine.close() }
  }

  /// Ends all calls with `.cancelled`, and refuses new ones.
  package func shutdown() async {
    await withCheckedContinuation { continuation in
      let ending = EndOfClient(continuation)
      // Whether the job runs or is dropped, its end is the end of `ending`.
      reactor.execute { [engine] in
        engine.close()
        withExtendedLifetime(ending) {}
      }
    }
  }

  /// The whole answer, after redirects and retries as the request allows. A status such as 404 is an answer, not an
  /// error.
  package func send(_ request: HTTPClientRequest) async throws(HTTPClientError) -> HTTPClientResponse {
    try await HTTPClientCall(request, observer: observer, limitsAttempts: true).run {
      prepared, timeout throws(HTTPClientError) in
      let response = try await collect(prepared, timeout: timeout)
      return (response, response.head)
    }
  }

  /// The beginning of the answer, with the rest to come. Redirects and retries happen before.
  package func stream(_ request: HTTPClientRequest) async throws(HTTPClientError) -> HTTPClientResponseStream {
    try await HTTPClientCall(request, observer: observer, limitsAttempts: false).run {
      prepared, timeout throws(HTTPClientError) in
      let stream = try await open(prepared, timeout: timeout)
      return (stream, stream.head)
    }
  }

  private func collect(
    _ request: PreparedRequest, timeout: Duration
  ) async throws(HTTPClientError) -> HTTPClientResponse {
    let handle = TransferHandle(id: nextID(), client: self)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        handle.start(request, timeout: timeout, receiver: CollectingReceiver(continuation))
      }
    } onCancel: {
      handle.cancel()
    }
    return try outcome.get()
  }

  private func open(
    _ request: PreparedRequest, timeout: Duration
  ) async throws(HTTPClientError) -> HTTPClientResponseStream {
    let handle = TransferHandle(id: nextID(), client: self)
    let receiver = StreamingReceiver()
    let head = await withTaskCancellationHandler {
      await receiver.waitForHead {
        handle.start(request, timeout: timeout, receiver: StreamingFeed(receiver))
      }
    } onCancel: {
      handle.cancel()
    }
    // Made before the head is looked at: without a head there is still a transfer to end.
    let body = StreamedBody(receiver: receiver, handle: handle)
    return HTTPClientResponseStream(head: try head.get(), body: body)
  }

  func nextID() -> TransferID {
    TransferID(rawValue: lastID.wrappingAdd(1, ordering: .relaxed).newValue)
  }
}

/// Waits for the end of a client, also when the reactor has stopped and nothing will run there any more.
private final class EndOfClient: Sendable {
  private let continuation: CheckedContinuation<Void, Never>
  init(_ continuation: CheckedContinuation<Void, Never>) { self.continuation = continuation }
  deinit { continuation.resume() }
}
