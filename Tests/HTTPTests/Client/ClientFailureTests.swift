import HTTP
import Platform
import TestKit
import Testing

@Suite struct `When a call fails` {
  /// Serves one script and gives the error of one call.
  private func error(
    _ method: HTTPMethod = .get, deadline: Duration = .seconds(10), maximumResponseBytes: Int = 1 << 20,
    _ script: @escaping RawServer.Script
  ) async throws -> HTTPClientError {
    let server = try RawServer(script)
    let client = try makeClient()
    let request = HTTPClientRequest.local(
      method, server.url + "/path?secret=1", deadline: deadline, maximumResponseBytes: maximumResponseBytes)
    let error = try await failure { () throws(HTTPClientError) in try await client.send(request) }
    #expect(!error.message.contains("secret"))
    return error
  }

  @Test func `a refused connection was certainly not sent`() async throws {
    let client = try makeClient()
    let closed = try ClosedPort()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.post, "http://user:pass@127.0.0.1:\(closed.port)/a?secret=1", body: [1]))
    }
    #expect(error.code == .connect && !error.requestMayHaveBeenSent)
    #expect(error.message == "Could not connect to 127.0.0.1:\(closed.port)/a: connection refused")
  }

  @Test func `a name that does not exist cannot be resolved`() async throws {
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.get, "http://no-such-host.invalid/"))
    }
    #expect(error.code == .resolve && !error.requestMayHaveBeenSent)
  }

  @Test func `a connection that is closed while waiting leaves the outcome unknown`() async throws {
    let error = try await error(.post) { connection in _ = connection.readRequest() }
    #expect(error.code == .connectionLost && error.requestMayHaveBeenSent)
  }

  @Test func `a connection that is reset while waiting leaves the outcome unknown`() async throws {
    let error = try await error(.post) { connection in
      _ = connection.readRequest()
      connection.reset()
    }
    #expect(error.code == .connectionLost && error.requestMayHaveBeenSent)
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    "HTTP/1.1 200 OK\r\nContent-Le",
  ])
  func `an answer that is cut is no answer`(bytes: String) async throws {
    let error = try await error { connection in
      _ = connection.readRequest()
      connection.write(bytes)
    }
    #expect(error.code == .connectionLost && error.requestMayHaveBeenSent)
  }

  @Test(arguments: [
    "SSH-2.0-OpenSSH_9.2\r\n", "garbage", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
  ])
  func `what is not HTTP is an error and nothing worse`(bytes: String) async throws {
    let error = try await error { connection in
      _ = connection.readRequest()
      connection.write(bytes)
    }
    #expect([.other, .connectionLost].contains(error.code) && error.requestMayHaveBeenSent)
  }

  @Test func `a server that never answers is left at the deadline`() async throws {
    let error = try await error(deadline: .milliseconds(200)) { connection in
      _ = connection.readRequest()
      connection.waitForClose()
    }
    #expect(error.code == .timeout && error.requestMayHaveBeenSent)
  }

  @Test func `a server that drips for ever is left at the deadline`() async throws {
    let error = try await error(deadline: .milliseconds(300)) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
      connection.write("drip")
      connection.waitForClose()
    }
    #expect(error.code == .timeout && error.requestMayHaveBeenSent)
  }

  @Test func `an answer without end is cut at the maximum`() async throws {
    let error = try await error { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      while connection.write([UInt8](repeating: 120, count: 65_536)) {}
    }
    #expect(error.code == .responseTooLarge)
    #expect(error.message.hasSuffix("/path is longer than 1048576 bytes"))
  }

  @Test func `an answer of exactly the maximum is taken`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.answer(body: "12345")
    }
    #expect(try await makeClient().send(.local(.get, server.url, maximumResponseBytes: 5)).text == "12345")
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.get, server.url, maximumResponseBytes: 4))
    }
    #expect(error.code == .responseTooLarge)
  }

  @Test func `a head without end is cut`() async throws {
    let error = try await error { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\n")
      while connection.write("X-More: " + String(repeating: "x", count: 1_000) + "\r\n") {}
    }
    #expect(error.code == .responseTooLarge)
  }

  @Test func `plain words where TLS was expected are a failure of TLS`() async throws {
    let server = try RawServer { connection in connection.answer(body: "plain") }
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.post, "https://127.0.0.1:\(server.port)/", body: [1]))
    }
    #expect(error.code == .tls && !error.requestMayHaveBeenSent)
  }

  @Test(arguments: [
    "", "example.com", "ftp://example.com/", "file:///etc/passwd", "http://", "http://a b/",
    "gopher://x",
    "http://exa\nmple.com/", "http://h:99999/", "javascript:alert(1)", "http://h/\u{0}", "http://[::1",
    "http://" + String(repeating: "x", count: 70_000),
  ])
  func `a URL that cannot be called is refused before anything is sent`(url: String) async throws {
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in try await client.send(.local(.get, url)) }
    #expect(error.code == .invalidRequest && !error.requestMayHaveBeenSent)
  }

  @Test(arguments: ["a\r\nX-Evil: 1", "a\nb", "a\u{0}b", "\r"])
  func `a header value that would begin another header is refused, and its name is said`(value: String) async throws {
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.get, "http://127.0.0.1:1/", headers: ["X-Mine": value]))
    }
    #expect(error.code == .invalidRequest && error.message.contains("X-Mine") && !error.message.contains("Evil"))
  }

  @Test(arguments: ["X Y", "X:Y", "", "X\r\nEvil", "é"])
  func `a header name that is none is refused`(name: String) async throws {
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.get, "http://127.0.0.1:1/", headers: [name: "v"]))
    }
    #expect(error.code == .invalidRequest)
  }

  @Test(arguments: ["", "GET /evil", "G\r\nET"])
  func `a method that is none is refused`(method: String) async throws {
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(HTTPMethod(rawValue: method), "http://127.0.0.1:1/"))
    }
    #expect(error.code == .invalidRequest)
  }
}
