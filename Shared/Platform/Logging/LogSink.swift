/// Where log entries go: standard output in a service, an array in a test.
package protocol LogSink: Sendable {
  /// Called on whatever thread logs; must neither block nor fail.
  func write(_ entry: LogEntry)
}

/// One thing that was logged, before anybody has decided how it looks.
package struct LogEntry: Sendable, Hashable {
  /// Microseconds since 1970, UTC.
  package let microseconds: Int
  package let level: LogLevel
  package let service: String
  package let message: String
  package let metadata: LogMetadata

  package init(microseconds: Int, level: LogLevel, service: String, message: String, metadata: LogMetadata) {
    self.microseconds = microseconds
    self.level = level
    self.service = service
    self.message = message
    self.metadata = metadata
  }
}

/// For tests and tools that have nobody to tell.
package struct SilentLogSink: LogSink {
  package init() {}
  package func write(_ entry: LogEntry) {}
}
