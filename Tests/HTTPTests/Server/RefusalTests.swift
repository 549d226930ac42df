import HTTP
import TestKit
import Testing

/// What is refused before a handler sees it is answered once, and never twice.
struct RefusalTests {
  private static let head = "POST / HTTP/1.1\r\nHost: x\r\n"

  struct Refusal: Sendable, CustomTestStringConvertible {
    let name: String
    let request: String
    let status: Int
    var testDescription: String { name }

    init(_ name: String, _ status: Int, _ request: String) {
      self.name = name
      self.request = request
      self.status = status
    }
  }

  private static let refusals = [
    Refusal("a negative length", 400, head + "Content-Length: -1\r\n\r\n"),
    Refusal("a length that is a word", 400, head + "Content-Length: ten\r\n\r\n"),
    Refusal("an empty length", 400, head + "Content-Length:\r\n\r\n"),
    Refusal("a length that no integer holds", 413, head + "Content-Length: 99999999999999999999\r\n\r\n"),
    Refusal("two lengths, the first longer", 400, head + "Content-Length: 10\r\nContent-Length: 2\r\n\r\nab"),
    Refusal("two lengths, the first nothing", 400, head + "Content-Length: 0\r\nContent-Length: 2\r\n\r\nab"),
    Refusal("a length with a space before its colon", 400, head + "Content-Length : 2\r\n\r\nab"),
    Refusal("no method's head", 400, "hello\r\n\r\n"),
    Refusal("a URL of 1 MiB", 414, "GET /\(String(repeating: "x", count: 1 << 20)) HTTP/1.1\r\nHost: x\r\n\r\n"),
    Refusal("HTTP 9.9", 505, "GET / HTTP/9.9\r\nHost: x\r\n\r\n"),
  ]

  @Test(arguments: refusals)
  func `it is answered once, and the connection ends`(_ refusal: Refusal) async throws {
    let all = try await everything(after: refusal.request)
    #expect(all.hasPrefix("HTTP/1.1 \(refusal.status) "), "\(all.prefix(300))")
    #expect(all.components(of: "HTTP/1.1 ") == 1, "\(all.suffix(600))")
  }

  @Test func `after a good request, too, a bad one is answered once`() async throws {
    let all = try await everything(
      after: "GET / HTTP/1.1\r\nHost: x\r\n\r\n" + Self.head + "Content-Length: -1\r\n\r\n")
    #expect(all.hasPrefix("HTTP/1.1 200 "), "\(all)")
    #expect(all.components(of: "HTTP/1.1 ") == 2 && all.contains("HTTP/1.1 400 "), "\(all)")
  }

  @Test func `another connection whose head is half there is left alone`() async throws {
    try await LiveServer.run(Self.router, configuration) { port in
      try await OwnThread.run {
        let slow = try RawClient(port: port)
        // It has had an answer, so that it is known to be read by the same thread.
        try slow.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try slow.receive().status == 200)
        try slow.send("GET / HTTP/1.1\r\nHo")
        let bad = try RawClient(port: port)
        try bad.send(Self.head + "Content-Length: -1\r\n\r\n")
        #expect(try bad.receive().status == 400)
        try slow.send("st: x\r\n\r\n")
        #expect(try slow.receive().status == 200)
      }
    }
  }

  @Test func `HTTP 1.0 needs no host, HTTP 1.1 does`() async throws {
    #expect(try await everything(after: "GET / HTTP/1.0\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
    let refused = try await everything(after: "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
    #expect(refused.hasPrefix("HTTP/1.1 400 ") && refused.contains("Host"), "\(refused)")
    #expect(refused.components(of: "HTTP/1.1 ") == 1, "\(refused)")
  }

  private static let router: Router = {
    var router = Router()
    router.on(.get, "/") { _ in .text("ok") }
    router.on(.post, "/") { request in .text("\(request.body.count)") }
    return router
  }()

  private var configuration: HTTPServerConfiguration {
    var configuration = LiveServer.configuration()
    configuration.threads = 1
    return configuration
  }

  /// All that comes until the server closes.
  private func everything(after request: String) async throws -> String {
    try await LiveServer.run(Self.router, configuration) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        // The server may have answered and closed before all is sent.
        try? connection.send(request)
        return String(decoding: try connection.receiveToEnd(), as: UTF8.self)
      }
    }
  }
}

extension String {
  /// How often a word is in it.
  fileprivate func components(of word: String) -> Int { ranges(of: word).count }
}
