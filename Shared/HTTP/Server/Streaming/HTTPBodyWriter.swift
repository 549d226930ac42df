/// Takes the body of a streamed response bit by bit.
package struct HTTPBodyWriter: Sendable {
  private let sink: any HTTPBodySink

  package init(sink: any HTTPBodySink) {
    self.sink = sink
  }

  /// Returns once there is room for more; throws `HTTPClientGone` when nobody reads any longer.
  package func write(_ bytes: [UInt8]) async throws {
    guard !bytes.isEmpty else { return }
    try await sink.write(bytes)
  }

  package func write(_ text: String) async throws {
    try await write(Array(text.utf8))
  }
}

/// Where a streamed body goes: a connection, or memory in tests.
package protocol HTTPBodySink: Sendable {
  func write(_ bytes: [UInt8]) async throws
}

/// The client closed its connection before its answer was whole.
package struct HTTPClientGone: Error, Sendable {
  package init() {}
}
