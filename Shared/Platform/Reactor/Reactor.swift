internal import CLinux
internal import Glibc
internal import Synchronization

/// One thread with one epoll set, on which the handles of C clients live (libpq, hiredis, curl multi), so that
/// those libraries are never entered from two threads and never block the cooperative pool.
///
/// `execute` may be called from anywhere. Everything else (`watch`, `change`, `unwatch`, `schedule`, `cancel`) is
/// called on the reactor's own thread, from a job or from a handler.
package final class Reactor: @unchecked Sendable {
  // Sendable although a class with mutable state: `loop` is touched on the reactor's thread only, `inbox` has its lock.
  private let loop: ReactorLoop
  private let inbox: ReactorInbox

  /// Starts the thread. Fails when the process is out of file descriptors or threads.
  package init(name: String = "reactor") throws(ReactorError) {
    inbox = try ReactorInbox()
    loop = try ReactorLoop(inbox: inbox)
    try startThread(name: name)
  }

  deinit { inbox.stop() }

  /// Runs the job on the reactor's thread, in the order of the calls. Jobs handed over after `stop` are dropped.
  package func execute(_ job: @escaping @Sendable () -> Void) { inbox.add(job) }

  /// Ends the thread after the jobs that are already there. For the end of the process and for tests.
  package func stop() { inbox.stop() }

  /// Whether the caller is on the reactor's thread.
  package var isCurrent: Bool { loop.isCurrent }

  /// Watches a descriptor (level-triggered). The descriptor stays the caller's, who closes it after `unwatch`.
  package func watch(
    _ descriptor: Int32, for interest: Readiness, _ handler: @escaping (Readiness) -> Void
  ) throws(ReactorError) -> WatchID {
    try loop.watch(descriptor, for: interest, handler)
  }

  package func change(_ watch: WatchID, to interest: Readiness) { loop.change(watch, to: interest) }

  /// No handler of this watch is called afterwards, even if its event is already in hand.
  package func unwatch(_ watch: WatchID) { loop.unwatch(watch) }

  package func schedule(after delay: Duration, _ body: @escaping () -> Void) -> TimerID {
    loop.timers.add(at: MonotonicTime.now.advanced(by: delay), body)
  }

  package func cancel(_ timer: TimerID) { loop.timers.remove(timer) }

  private func startThread(name: String) throws(ReactorError) {
    // The thread owns the loop, not the reactor: the last reference to a reactor may go away while it runs.
    let context = unsafe Unmanaged.passRetained(ReactorThread(loop: loop, name: name))
    let code = unsafe wae_start_thread(runReactorThread, context.toOpaque(), 2 << 20)
    guard code == 0 else {
      unsafe context.release()
      throw ReactorError(operation: "pthread_create", errno: code)
    }
  }
}

private final class ReactorThread {
  let loop: ReactorLoop
  let name: String
  init(loop: ReactorLoop, name: String) {
    self.loop = loop
    self.name = name
  }
}

private func runReactorThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  let thread = unsafe Unmanaged<ReactorThread>.fromOpaque(context).takeRetainedValue()
  unsafe wae_name_this_thread(thread.name)
  thread.loop.run()
  return nil
}
