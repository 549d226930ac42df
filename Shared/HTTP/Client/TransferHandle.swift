internal import Platform
internal import Synchronization

/// A transfer as seen from the tasks: what can be asked of it, from any thread, before, during and after it.
final class TransferHandle: Sendable {
  let id: TransferID
  // The client stays while a transfer of it is in use.
  private let client: HTTPClient
  private let isCancelled = Atomic<Bool>(false)

  init(id: TransferID, client: HTTPClient) {
    self.id = id
    self.client = client
  }

  func start(_ request: PreparedRequest, timeout: Duration, receiver: any TransferReceiver) {
    start(CurlTransfer(id: id, request: request, timeout: timeout, receiver: receiver))
  }

  func start(_ transfer: any CurlExchange) {
    client.reactor.execute { [self, engine = client.engine] in
      engine.start(transfer, isCancelled: isCancelled.load(ordering: .acquiring))
    }
  }

  /// A cancellation that overtakes the start is seen by the start; one that does not finds the transfer.
  func cancel() {
    isCancelled.store(true, ordering: .releasing)
    client.reactor.execute { [id, engine = client.engine] in engine.cancel(id) }
  }

  func resume() {
    client.reactor.execute { [id, engine = client.engine] in engine.resume(id) }
  }
}
