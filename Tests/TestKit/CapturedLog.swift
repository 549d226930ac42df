package import Platform
internal import Synchronization

/// Keeps what was logged, so that a test can say what must be there.
package final class CapturedLog: LogSink {
  private let stored = Mutex<[LogEntry]>([])

  package init() {}

  package func write(_ entry: LogEntry) { stored.withLock { $0.append(entry) } }

  package var entries: [LogEntry] { stored.withLock { $0 } }
  package var messages: [String] { entries.map(\.message) }

  /// A logger that writes here, at every level.
  package func logger(service: String = "test", level: LogLevel = .debug) -> Logger {
    Logger(service: service, level: level, sink: self)
  }
}
