internal import Synchronization

/// Answers that are given one after the other, such as those of one batch of a database: the threads that send them are
/// woken once at the end, and not for each.
package enum SharedWakes {
  /// Loops that have jobs and were not told yet.
  final class Pending: Sendable {
    /// Nil when they have been: a task that was begun meanwhile still finds this object, and wakes for itself.
    private let loops = Mutex<[DaemonLoop]?>([])

    func wakeLater(_ loop: DaemonLoop) {
      let isLate = loops.withLock { loops in
        guard let known = loops else { return true }
        if !known.contains(where: { $0 === loop }) { loops?.append(loop) }
        return false
      }
      if isLate { loop.wake() }
    }

    func wakeAll() {
      let all = loops.withLock { loops in
        defer { loops = nil }
        return loops ?? []
      }
      for loop in all { loop.wake() }
    }
  }

  @TaskLocal static var pending: Pending?

  /// - Parameter body: gives the answers; it must not take long, because the first one waits for the last.
  package static func run(_ body: () -> Void) {
    let pending = Pending()
    $pending.withValue(pending, operation: body)
    pending.wakeAll()
  }
}
