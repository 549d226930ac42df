internal import CLinux
internal import Glibc
internal import Synchronization

/// Jobs on their way to the reactor's thread. An eventfd wakes the thread, once for all jobs that it has not yet seen.
final class ReactorInbox: Sendable {
  typealias Job = @Sendable () -> Void

  private struct State {
    var jobs: [Job] = []
    var isStopped = false
  }

  let wakeDescriptor: Int32
  private let state = Mutex(State())

  init() throws(ReactorError) {
    wakeDescriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
    guard wakeDescriptor >= 0 else { throw ReactorError(operation: "eventfd", errno: errno) }
  }

  deinit { close(wakeDescriptor) }

  func add(_ job: @escaping Job) {
    let mustWake = state.withLock { state in
      guard !state.isStopped else { return false }
      state.jobs.append(job)
      return state.jobs.count == 1
    }
    if mustWake { wake() }
  }

  func stop() {
    state.withLock { $0.isStopped = true }
    wake()
  }

  /// Takes all jobs; `isStopped` says that none will follow.
  func take() -> (jobs: [Job], isStopped: Bool) {
    state.withLock { state in
      let jobs = state.jobs
      state.jobs = []
      return (jobs, state.isStopped)
    }
  }

  /// Called before `take`: a job that comes between the two wakes the thread once more, and none is overlooked.
  func clearWake() {
    var count: UInt64 = 0
    _ = unsafe read(wakeDescriptor, &count, 8)
  }

  private func wake() {
    var one: UInt64 = 1
    _ = unsafe write(wakeDescriptor, &one, 8)
  }
}
