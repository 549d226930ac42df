import CLinux
import Glibc
import Platform
import TestKit
import Testing

@Suite struct `The log writer` {
  /// A pipe whose reading end does not block; it lives as long as the process.
  private func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(unsafe Glibc.pipe(&ends) == 0)
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
  }

  private func read(_ descriptor: Int32, until isComplete: (String) -> Bool) async throws -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let isThere = await eventually {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      bytes.append(contentsOf: buffer.prefix(max(0, count)))
      return isComplete(String(decoding: bytes, as: UTF8.self))
    }
    #expect(isThere)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func logger(_ writer: LogWriter, format: LogFormat = .json) -> Logger {
    Logger(service: "api", sink: LineLogSink(format: format, writer: writer)) { 1_769_860_800_123_456 }
  }

  @Test func `a JSON line has time, level, service, message and metadata`() async throws {
    let pipe = try pipe()
    let writer = LogWriter(descriptor: pipe.write)
    logger(writer).info(
      "Hello \"there\"", [.port: 8001, .error: "a\u{0}\n\u{1B}[31m\u{9B}é", .durationMs: .double(.nan)])
    let line = try await read(pipe.read) { $0.hasSuffix("\n") }
    #expect(
      line == #"{"time":"2026-01-31T12:00:00.123456Z","level":"info","service":"api","message":"Hello \"there\"","#
        + #""port":8001,"error":"a\u0000\n\u001b[31m\u009bé","duration_ms":"nan"}"# + "\n")
  }

  @Test func `a text line stays one line, whatever it says`() async throws {
    let pipe = try pipe()
    let writer = LogWriter(descriptor: pipe.write)
    logger(writer, format: .text).warning("Careful", [.error: "two\nlines", .route: "/x"])
    let line = try await read(pipe.read) { $0.hasSuffix("\n") }
    #expect(line == #"2026-01-31T12:00:00.123456Z WARNING api: Careful error="two\nlines" route=/x"# + "\n")
  }

  @Test func `a long value is cut between two characters`() async throws {
    let pipe = try pipe()
    let writer = LogWriter(descriptor: pipe.write)
    logger(writer).info("Long", [.error: .string("a" + String(repeating: "é", count: 5_000))])
    let line = try await read(pipe.read) { $0.hasSuffix("\n") }
    #expect(line.contains("é… (10001 bytes)"))
    #expect(!line.contains("\u{FFFD}"))
    #expect(line.utf8.count < 4_400)
  }

  @Test func `a reader that is gone loses lines and not the process`() async throws {
    let pipe = try pipe()
    let writer = LogWriter(descriptor: pipe.write)
    close(pipe.read)
    for _ in 0..<3 {
      logger(writer).info("To nobody")
      writer.flush(within: .seconds(1))
    }
    close(pipe.write)
    logger(writer).info("To nothing")
    writer.flush(within: .seconds(1))
  }

  @Test func `a reader that sleeps costs lines, and they are counted when it wakes`() async throws {
    let pipe = try pipe()
    let writer = LogWriter(descriptor: pipe.write, maximumPendingBytes: 20_000)
    let logger = logger(writer)
    for _ in 0..<2_000 { logger.info("Nobody reads this yet") }
    #expect(writer.droppedLines > 0)
    let text = try await read(pipe.read) { $0.contains("Log lines were dropped") && $0.hasSuffix("\n") }
    #expect(text.contains("Nobody reads this yet"))
  }

  @Test func `lines of many tasks come whole and all of them`() async throws {
    let pipe = try pipe()
    let writer = LogWriter(descriptor: pipe.write)
    let logger = logger(writer)
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<20 {
        group.addTask { for line in 0..<100 { logger.info("Line", [.count: .int(task * 100 + line)]) } }
      }
    }
    let text = try await read(pipe.read) { $0.utf8.count { $0 == UInt8(ascii: "\n") } >= 2_000 }
    let lines = text.split(separator: "\n")
    #expect(Set(lines).count == 2_000)
    #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
  }
}
