import HTTP
import TestKit
import Testing
import WorkflowModels

/// What arrives on the socket when it is no good HTTP.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct HostileConnectionTests {
  @Test(arguments: Stack.Part.allCases)
  func `a header of 1 MiB is too large`(_ part: Stack.Part) async throws {
    try await surviving { stack in
      let large = "GET /health HTTP/1.1\r\nHost: x\r\nX-Large: \(repeated("a", 1 << 20))\r\n\r\n"
      let answer = try await RawClient.exchange(port: stack.port(part), large)
      #expect(answer.hasPrefix("HTTP/1.1 431") && answer.contains("too big"), "\(answer.prefix(300))")
      let many = "GET /health HTTP/1.1\r\nHost: x\r\n" + repeated("X-A: b\r\n", 20_000) + "\r\n"
      let second = try await RawClient.exchange(port: stack.port(part), many)
      #expect(second.hasPrefix("HTTP/1.1 431") && second.contains("too big"), "\(second.prefix(300))")
    }
  }

  private static let requests: [(String, String, ClosedRange<Int>)] =
    [
      ("a null in the path", "GET /a\u{0}b HTTP/1.1\r\nHost: x\r\n\r\n", 400...404),
      ("an encoded null", "GET /workflow/executions/%00?user_id=u HTTP/1.1\r\nHost: x\r\n\r\n", 400...404),
      ("half an escape", "GET /workflow/executions/%4 HTTP/1.1\r\nHost: x\r\n\r\n", 400...404),
      ("invalid UTF-8 by escapes", "GET /api/workflows/%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n", 400...404),
      ("a very long path", "GET /\(repeated("a", 100_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 414...431),
      ("a long query", "GET /health?\(repeated("a=b&", 5_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 414...431),
      ("many segments", "GET \(repeated("/a", 3_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 404...404),
      ("dots", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", 400...404),
      ("an unknown method", "BREW /health HTTP/1.1\r\nHost: x\r\n\r\n", 405...405),
      ("a long method", "\(repeated("A", 5_000)) /health HTTP/1.1\r\nHost: x\r\n\r\n", 400...431),
      ("a length that is a word", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n", 400...413),
      ("a negative length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400...413),
      ("a huge length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400...413),
      (
        "two lengths",
        "POST /workflow/execute HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\n{}", 400...422
      ),
      (
        "length and chunks",
        "POST /workflow/execute HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400...422
      ),
      (
        "a wrong chunk",
        "POST /workflow/execute HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n{}\r\n0\r\n\r\n",
        400...422
      ),
      (
        "an unknown encoding",
        "POST /workflow/execute HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n{}", 400...501
      ),
      ("HTTP 9", "GET /health HTTP/9.9\r\nHost: x\r\n\r\n", 400...505),
    ] as [(String, String, ClosedRange<Int>)]

  @Test(arguments: requests)
  func `a request that is wrong gets its answer`(
    _ name: String, _ request: String, _ statuses: ClosedRange<Int>
  ) async throws {
    try await surviving { stack in
      for part in Stack.Part.allCases {
        let answer = try await RawClient.exchange(port: stack.port(part), request, closesAfterSending: true)
        let status = answer.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        // A connection may also be closed on what is no HTTP at all.
        guard let status else {
          #expect(answer.isEmpty, "\(name), \(part): \(answer.prefix(300))")
          continue
        }
        #expect(statuses.contains(status), "\(name), \(part): \(answer.prefix(300))")
      }
    }
  }

  private static let garbage: [(String, [UInt8])] = [
    ("garbage", everyByte), ("a TLS greeting", [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03]),
    ("HTTP/2 without asking", Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)),
    ("line breaks", [UInt8](repeating: 10, count: 100_000)),
    ("nulls", [UInt8](repeating: 0, count: 100_000)), ("a line without end", [UInt8](repeating: 65, count: 1_000_000)),
    ("a Redis command", Array("*1\r\n$8\r\nFLUSHALL\r\n".utf8)),
  ]

  @Test(arguments: garbage)
  func `bytes that are no HTTP do no harm`(_ name: String, _ bytes: [UInt8]) async throws {
    try await surviving { stack in
      for part in Stack.Part.allCases {
        let answer = try await RawClient.exchange(
          port: stack.port(part), bytes, closesAfterSending: true, silence: .seconds(1))
        #expect(
          answer.isEmpty || answer.hasPrefix("HTTP/1.1 4") || answer.hasPrefix("HTTP/1.1 505"), "\(name): \(answer)")
      }
    }
  }

  @Test(arguments: Stack.Part.allCases)
  func `ten thousand connections opened and dropped do no harm`(_ part: Stack.Part) async throws {
    try await surviving { stack in
      let port = stack.port(part)
      try await withThrowingDiscardingTaskGroup { group in
        for _ in 0..<4 { group.addTask { try await RawClient.openAndDrop(port: port, count: 2_500) } }
      }
    }
  }
}

/// Each byte once, from the one that no text begins with.
private let everyByte: [UInt8] = (0...255).reversed()
