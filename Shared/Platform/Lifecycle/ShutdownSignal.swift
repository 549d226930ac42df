internal import CLinux
internal import Glibc
internal import Synchronization

/// SIGTERM and SIGINT as something to wait for.
///
/// A handler that writes to a descriptor, and not a blocked signal with `sigwait`: under an asynchronous `main`, the
/// main thread sleeps in Dispatch with every signal unblocked, and SIGTERM would end the process there. Nor would a
/// blocked signal reach the processes that a service starts, which inherit the mask.
package enum ShutdownSignal {
  /// Counts the signals; -1 before `prepare`. Written once, before any signal can come.
  private static let descriptor = Atomic<Int32>(-1)

  /// Called first in `main`. A closed pipe is an error of `write`, never a signal.
  package static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    descriptor.store(eventfd(0, Int32(EFD_CLOEXEC)), ordering: .sequentiallyConsistent)
    signal(SIGTERM, noteSignal)
    signal(SIGINT, noteSignal)
  }

  /// Returns at the first SIGTERM or SIGINT. Its thread waits for ever if none comes, and ends with the process.
  @Sendable package static func wait() async {
    await withCheckedContinuation { continuation in
      let context = unsafe Unmanaged.passRetained(SignalWaiter(continuation))
      var thread = pthread_t()
      if unsafe pthread_create(&thread, nil, waitForSignal, context.toOpaque()) == 0 {
        pthread_detach(thread)
      } else {
        unsafe context.release()
      }
    }
  }

  /// Called in a signal handler: nothing here may allocate or lock.
  fileprivate static func note() {
    var one: UInt64 = 1
    let before = errno
    _ = unsafe write(descriptor.load(ordering: .relaxed), &one, 8)
    errno = before
  }

  fileprivate static func blockUntilNoted() {
    let descriptor = descriptor.load(ordering: .sequentiallyConsistent)
    // Without `prepare`, as in tests, no signal is ours.
    while descriptor < 0 { pause() }
    var count: UInt64 = 0
    while unsafe read(descriptor, &count, 8) < 0 && errno == EINTR {}
  }
}

private final class SignalWaiter {
  let continuation: CheckedContinuation<Void, Never>
  init(_ continuation: CheckedContinuation<Void, Never>) { self.continuation = continuation }
}

private func noteSignal(_ signal: Int32) { ShutdownSignal.note() }

private func waitForSignal(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  let waiter = unsafe Unmanaged<SignalWaiter>.fromOpaque(context).takeRetainedValue()
  ShutdownSignal.blockUntilNoted()
  waiter.continuation.resume()
  return nil
}
