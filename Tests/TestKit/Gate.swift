internal import CLinux
internal import Glibc

/// Holds up the threads of a script until the test lets them go on.
package final class Gate: Sendable {
  private let descriptor: Int32

  package init() { descriptor = eventfd(0, Int32(EFD_CLOEXEC)) }

  deinit { close(descriptor) }

  /// For good: everybody who waits, now or later, goes on.
  package func open() {
    var one: UInt64 = 1
    _ = unsafe write(descriptor, &one, 8)
  }

  /// Blocks the calling thread; false when nobody opened within ten seconds. Not for tasks.
  @discardableResult
  package func waitOnThread() -> Bool {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&state, 1, 10_000) == 1
  }
}
