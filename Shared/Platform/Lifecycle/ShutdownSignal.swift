internal import CLinux
internal import Glibc

/// SIGTERM and SIGINT as something to wait for.
package enum ShutdownSignal {
  /// Must be called first in `main`, before any thread exists: threads inherit the mask, so that only the waiting
  /// thread sees the signals. A closed pipe is an error of `write`, never a signal.
  package static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    unsafe withSignals { signals in
      unsafe pthread_sigmask(SIG_BLOCK, signals, nil)
    }
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

  fileprivate static func withSignals(_ body: (UnsafePointer<sigset_t>) -> Void) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGTERM)
    unsafe sigaddset(&signals, SIGINT)
    unsafe body(&signals)
  }
}

private final class SignalWaiter {
  let continuation: CheckedContinuation<Void, Never>
  init(_ continuation: CheckedContinuation<Void, Never>) { self.continuation = continuation }
}

private func waitForSignal(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  let waiter = unsafe Unmanaged<SignalWaiter>.fromOpaque(context).takeRetainedValue()
  unsafe ShutdownSignal.withSignals { signals in
    var received: Int32 = 0
    while unsafe sigwait(signals, &received) != 0 {}
  }
  waiter.continuation.resume()
  return nil
}
