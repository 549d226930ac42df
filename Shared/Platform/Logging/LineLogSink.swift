/// Writes each entry as one line, through a writer that never blocks the one who logs.
package struct LineLogSink: LogSink {
  private let format: LogFormat
  private let writer: LogWriter

  package init(format: LogFormat, writer: LogWriter) {
    self.format = format
    self.writer = writer
  }

  package func write(_ entry: LogEntry) { writer.write(LogLine.bytes(of: entry, format: format)) }
}
