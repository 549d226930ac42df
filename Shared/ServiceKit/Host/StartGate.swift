internal import Platform
internal import Synchronization

/// Holds back what needs the tables until they are there.
final class StartGate: Sendable {
  private struct State {
    var isOpen = false
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var nextWaiter = 0
  }

  private let state = Mutex(State())

  func open() {
    let waiters = state.withLock { state in
      state.isOpen = true
      let waiters = Array(state.waiters.values)
      state.waiters = [:]
      return waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Returns when the gate is open; throws when the task is cancelled before.
  func pass() async throws {
    let id = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state in
          // A cancellation before this point has found no waiter to wake: it is seen here.
          if state.isOpen || Task.isCancelled { return true }
          state.waiters[id] = continuation
          return false
        }
        if goesOn { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
    }
    try Task.checkCancellation()
  }
}

/// A service that waits for the gate before it runs.
struct GatedService: Service {
  let gate: StartGate
  let service: any Service

  var serviceName: String { service.serviceName }

  func run() async throws {
    do { try await gate.pass() } catch { return }
    try await service.run()
  }
}
