internal import CLinux
internal import Glibc
internal import Synchronization

/// Writes lines to a file descriptor from a thread of its own, so that a full pipe never holds up a request.
///
/// Lines wait in memory, at most `maximumPendingBytes`; beyond that they are dropped and counted, and the count is
/// written as soon as there is room. A closed or broken descriptor loses lines, never the process.
package final class LogWriter: Sendable {
  private struct Pending {
    var bytes: [UInt8] = []
    var dropped = 0
  }

  private let descriptor: Int32
  private let maximumPendingBytes: Int
  private let wake: Int32
  private let pending = Mutex(Pending())
  /// Held while writing, so that the thread and a flush never interleave lines. Nobody who logs waits for it.
  private let writing = Mutex(())
  private let dropped = Atomic<Int>(0)

  /// The writer of a service, flushed by an orderly exit; whoever leaves by `_exit` flushes it.
  package static let standardOutput: LogWriter = {
    let writer = LogWriter(descriptor: STDOUT_FILENO)
    atexit { LogWriter.standardOutput.flush(within: .seconds(1)) }
    return writer
  }()

  package static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The thread lives as long as the process, and so does the writer: make one for each descriptor.
  package init(descriptor: Int32, maximumPendingBytes: Int = 8 << 20) {
    self.descriptor = descriptor
    self.maximumPendingBytes = maximumPendingBytes
    wake = eventfd(0, Int32(EFD_CLOEXEC))
    startThread()
  }

  /// Lines that found no room since the start.
  package var droppedLines: Int { dropped.load(ordering: .relaxed) }

  /// Takes one whole line with its end. Returns at once.
  package func write(_ line: [UInt8]) {
    let isFirst = pending.withLock { pending in
      guard pending.bytes.count + line.count <= maximumPendingBytes else {
        pending.dropped += 1
        dropped.add(1, ordering: .relaxed)
        return false
      }
      defer { pending.bytes.append(contentsOf: line) }
      return pending.bytes.isEmpty
    }
    if isFirst { wakeThread() }
  }

  /// Writes what waits, on the calling thread; gives up when the reader takes nothing for as long as `patience`.
  package func flush(within patience: Duration) {
    let giveUp = MonotonicTime.now.advanced(by: patience)
    // The thread may be in the middle of a write; it is done in no time, or its reader is asleep and so it stays.
    while writing.withLockIfAvailable({ _ in drain(giveUp: giveUp) }) == nil {
      guard MonotonicTime.now < giveUp else { return }
      usleep(1_000)
    }
  }

  /// Only while holding `writing`.
  private func drain(giveUp: MonotonicTime?) {
    while true {
      let taken = pending.withLock { pending in
        defer { pending = Pending() }
        return pending
      }
      if taken.bytes.isEmpty && taken.dropped == 0 { return }
      guard DescriptorOutput.write(taken.bytes, to: descriptor, giveUp: giveUp) else { return }
      guard taken.dropped > 0 else { continue }
      let line = LogLine.bytes(of: .dropped(taken.dropped), format: .json)
      guard DescriptorOutput.write(line, to: descriptor, giveUp: giveUp) else { return }
    }
  }

  private func wakeThread() {
    var one: UInt64 = 1
    _ = unsafe Glibc.write(wake, &one, MemoryLayout<UInt64>.size)
  }

  private func startThread() {
    // Never released: the thread has no end.
    let context = unsafe Unmanaged.passRetained(self)
    var thread = pthread_t()
    if unsafe pthread_create(&thread, nil, runLogThread, context.toOpaque()) == 0 {
      pthread_detach(thread)
    } else {
      unsafe context.release()
    }
  }

  fileprivate func runThread() {
    DescriptorOutput.blockAllSignals()
    while true {
      var count: UInt64 = 0
      _ = unsafe Glibc.read(wake, &count, MemoryLayout<UInt64>.size)
      writing.withLock { _ in drain(giveUp: nil) }
    }
  }
}

private func runLogThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  unsafe wae_name_this_thread("log")
  unsafe Unmanaged<LogWriter>.fromOpaque(context).takeUnretainedValue().runThread()
  return nil
}

extension LogEntry {
  fileprivate static func dropped(_ count: Int) -> LogEntry {
    LogEntry(
      microseconds: SystemTime.microsecondsSince1970, level: .warning, service: "log",
      message: "Log lines were dropped because nobody read them in time", metadata: [.count: .int(count)])
  }
}
