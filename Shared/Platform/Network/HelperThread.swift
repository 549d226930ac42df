internal import Glibc

/// Runs what blocks and cannot be told not to (a DNS lookup, libpq's cancel) on a thread of its own, away from the
/// reactor and from the cooperative pool.
package enum HelperThread {
  /// Starts the body on a new thread, which ends with it. Nobody waits for it: let it hand its result to the reactor.
  /// Throws when the process may have no more threads.
  package static func run(_ body: @escaping @Sendable () -> Void) throws(ReactorError) {
    let context = unsafe Unmanaged.passRetained(HelperBody(body))
    var thread = pthread_t()
    let code = unsafe pthread_create(&thread, nil, runHelper, context.toOpaque())
    guard code == 0 else {
      unsafe context.release()
      throw ReactorError(operation: "pthread_create", errno: code)
    }
    pthread_detach(thread)
  }
}

private final class HelperBody {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runHelper(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  unsafe Unmanaged<HelperBody>.fromOpaque(context).takeRetainedValue().run()
  return nil
}
