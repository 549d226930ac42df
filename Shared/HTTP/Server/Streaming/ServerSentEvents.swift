internal import Platform
internal import Synchronization

/// Writes live events in the `text/event-stream` form, and comments while there are none.
package struct ServerSentEvents: Sendable {
  private let writer: HTTPBodyWriter

  package init(writer: HTTPBodyWriter) {
    self.writer = writer
  }

  /// - Parameters:
  ///   - id: comes back as `Last-Event-ID` when the client connects again.
  ///   - data: may have several lines.
  package func send(id: String? = nil, event: String? = nil, data: String) async throws {
    try await writer.write(Self.event(id: id, event: event, data: data))
  }

  package func comment(_ text: String) async throws {
    try await writer.write(": " + Self.oneLine(text) + "\n\n")
  }

  /// One event as bytes. Line breaks in `id` and `event` become spaces: they would begin another field.
  package static func event(id: String? = nil, event: String? = nil, data: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.utf8.count + 64)
    if let id { bytes.append(contentsOf: "id: \(oneLine(id))\n".utf8) }
    if let event { bytes.append(contentsOf: "event: \(oneLine(event))\n".utf8) }
    // A carriage return and a line feed each end a line here, and both together one.
    var previous: UInt8 = 0
    bytes.append(contentsOf: "data: ".utf8)
    for byte in data.utf8 {
      if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && previous != UInt8(ascii: "\r")) {
        bytes.append(contentsOf: "\ndata: ".utf8)
      } else if byte != UInt8(ascii: "\n") {
        bytes.append(byte)
      }
      previous = byte
    }
    bytes.append(contentsOf: "\n\n".utf8)
    return bytes
  }

  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 10 || $0 == 13 || $0 == 0 }) else { return text }
    return String(decoding: text.utf8.map { $0 == 10 || $0 == 13 || $0 == 0 ? 32 : $0 }, as: UTF8.self)
  }

  /// Runs the closure, with a heartbeat beside it. Cancelled (the client is gone, or the service stops), it ends
  /// without an error: an event stream has no other end.
  func run(heartbeat: Duration, _ write: @escaping @Sendable (ServerSentEvents) async throws -> Void) async throws {
    // Opens the stream at once, so that the client knows it is connected before the first event.
    try await writer.write(": open\n\n")
    do {
      try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
          try await write(self)
          return true
        }
        group.addTask {
          while !Task.isCancelled {
            try await Task.sleep(for: heartbeat)
            try await comment("heartbeat")
          }
          return false
        }
        // The first to end is the closure, or a heartbeat that found the client gone.
        defer { group.cancelAll() }
        _ = try await group.next()
      }
    } catch is CancellationError {
      return
    }
  }
}
