import HTTP
import Platform
import TestKit
import Testing

@Suite struct `The HTTP client` {
  @Test func `an answer brings status, headers in order, and the body`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.answer("404 Not Found", headers: ["Set-Cookie: a", "X-Empty:", "Set-Cookie:  b "], body: "nothing")
    }
    let response = try await makeClient().send(.local(.get, server.url + "/x?q=1"))
    #expect(response.status == .notFound)
    #expect(response.headers.values("set-cookie") == ["a", "b"])
    #expect(response.headers["X-Empty"] == "")
    #expect(response.text == "nothing")
    #expect(server.requests.first?.line == "GET /x?q=1 HTTP/1.1")
  }

  @Test(arguments: ["POST", "PUT", "PATCH", "DELETE", "GET", "OPTIONS", "PURGE"])
  func `a body goes out whole with any method, and the client adds no type of its own`(method: String) async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.answer()
    }
    let body: [UInt8] = [0, 1, 2, 255, 13, 10, 0]
    _ = try await makeClient().send(.local(HTTPMethod(rawValue: method), server.url, body: body))
    let request = try #require(server.requests.first)
    #expect(request.line == "\(method) / HTTP/1.1")
    #expect(request.body == body)
    #expect(request["Content-Type"] == nil && request["Expect"] == nil)
  }

  @Test(arguments: [("POST", "0"), ("PUT", "0"), ("PATCH", "0"), ("DELETE", nil), ("GET", nil)])
  func `without a body the length says so where a body is usual`(method: String, length: String?) async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.answer()
    }
    _ = try await makeClient().send(.local(HTTPMethod(rawValue: method), server.url))
    #expect(server.requests.first?["Content-Length"] == length)
  }

  @Test func `an answer to HEAD has headers and no body`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
      connection.waitForClose()
    }
    let response = try await makeClient().send(.local(.head, server.url))
    #expect(response.headers["Content-Length"] == "1000" && response.body.isEmpty)
  }

  @Test func `headers go out as given, empty ones too, and the client's own can be replaced`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.answer()
    }
    let headers: HTTPHeaders = [
      "X-One": "1", "X-Blank": " ", "X-Empty": "", "User-Agent": "me", "Content-Length": "99", "x-UTF": "é",
    ]
    _ = try await makeClient().send(.local(.post, server.url, headers: headers, body: [1]))
    let request = try #require(server.requests.first)
    #expect(request["X-One"] == "1" && request["X-Blank"] == "" && request["X-Empty"] == "")
    #expect(request["User-Agent"] == "me" && request["Content-Length"] == "1" && request["x-utf"] == "é")
  }

  @Test func `a connection is used again`() async throws {
    let server = try RawServer { connection in
      while connection.readRequest() != nil { connection.answer(body: "\(connection.number)") }
    }
    let client = try makeClient()
    for _ in 0..<5 { #expect(try await client.send(.local(.get, server.url)).text == "1") }
  }

  @Test func `no more connections to a host than allowed, and all calls are answered`() async throws {
    let server = try RawServer { connection in
      while connection.readRequest() != nil { connection.answer() }
    }
    let client = try makeClient(HTTPClientConfiguration(maximumConnectionsPerHost: 3))
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<60 { group.addTask { try await client.send(.local(.get, server.url)).status.code } }
      for try await status in group { #expect(status == 200) }
    }
    #expect((1...3).contains(server.connectionCount))
  }

  @Test func `chunks, hints before the answer and trailers after it are understood`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 103 Early Hints\r\nX-Hint: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-Folded: a\r\n  b\r\n")
      connection.write("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n")
    }
    let response = try await makeClient().send(.local(.get, server.url))
    #expect(response.status == .ok && response.text == "abcde")
    #expect(response.headers["X-Hint"] == nil && response.headers["X-Trailer"] == nil)
    #expect(response.headers["X-Folded"] == "a b")
  }

  @Test func `calls are counted by method and outcome`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.answer("503 Busy")
    }
    let metrics = Metrics()
    let client = try makeClient(metrics: metrics)
    _ = try await client.send(.local(.get, server.url))
    let closed = try ClosedPort()
    _ = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.post, "http://127.0.0.1:\(closed.port)"))
    }
    let text = String(decoding: metrics.exposition(), as: UTF8.self)
    #expect(text.contains(#"http_client_requests_total{method="GET",outcome="5xx"} 1"#))
    #expect(text.contains(#"http_client_requests_total{method="POST",outcome="connect"} 1"#))
    #expect(text.contains("http_client_running 0.0"))
  }
}
