internal import Glibc

/// Runs blocking code off the cooperative pool, whose few threads the code under test needs.
package enum OwnThread {
  package static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let job = Job { continuation.resume(with: Result { try body() }) }
      let context = unsafe Unmanaged.passRetained(job)
      var thread = pthread_t()
      if unsafe pthread_create(&thread, nil, runJob, context.toOpaque()) == 0 {
        pthread_detach(thread)
      } else {
        unsafe context.release()
        continuation.resume(throwing: NoThread())
      }
    }
  }

  fileprivate final class Job {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  private struct NoThread: Error {}
}

private func runJob(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  unsafe Unmanaged<OwnThread.Job>.fromOpaque(context).takeRetainedValue().body()
  return nil
}
