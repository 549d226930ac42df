/// Says what happened, as a constant sentence plus metadata from one namespace of keys.
///
/// A value: pass it down, and add what is known on the way with `with(_:)`. Metadata is only computed when the
/// level is on. Never pass a secret: nothing here can tell one from any other text.
package struct Logger: Sendable {
  package var level: LogLevel
  package let service: String
  private let sink: any LogSink
  private let now: @Sendable () -> Int
  private var context = LogMetadata()

  /// - Parameter now: microseconds since 1970.
  package init(
    service: String, level: LogLevel = .info, sink: any LogSink,
    now: @escaping @Sendable () -> Int = { SystemTime.microsecondsSince1970 }
  ) {
    self.service = service
    self.level = level
    self.sink = sink
    self.now = now
  }

  /// A logger that says nothing, for tests.
  package static let silent = Logger(service: "silent", level: .error, sink: SilentLogSink())

  /// The same logger, with this metadata on every line; what a line itself says wins.
  package func with(_ metadata: LogMetadata) -> Logger {
    var logger = self
    logger.context = context.merging(metadata)
    return logger
  }

  package func debug(_ sentence: StaticString, _ metadata: @autoclosure () -> LogMetadata = [:]) {
    log(.debug, sentence, metadata())
  }

  package func info(_ sentence: StaticString, _ metadata: @autoclosure () -> LogMetadata = [:]) {
    log(.info, sentence, metadata())
  }

  package func warning(_ sentence: StaticString, _ metadata: @autoclosure () -> LogMetadata = [:]) {
    log(.warning, sentence, metadata())
  }

  package func error(_ sentence: StaticString, _ metadata: @autoclosure () -> LogMetadata = [:]) {
    log(.error, sentence, metadata())
  }

  package func log(
    _ level: LogLevel, _ sentence: StaticString, _ metadata: @autoclosure () -> LogMetadata = [:]
  ) {
    guard level >= self.level else { return }
    sink.write(
      LogEntry(
        microseconds: now(), level: level, service: service, message: sentence.description,
        metadata: context.merging(metadata())))
  }
}
