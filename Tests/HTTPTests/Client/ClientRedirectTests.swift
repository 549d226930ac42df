import HTTP
import Platform
import TestKit
import Testing

@Suite struct `Redirects` {
  /// Answers with a redirect to `target`, and at the target with what it was asked.
  private func server(_ status: String, to target: String) throws -> RawServer {
    try RawServer { connection in
      while let request = connection.readRequest() {
        if request.line.contains("/start") {
          connection.answer(status, headers: ["Location: \(target)"], body: "moved")
        } else {
          connection.answer(body: "\(request.line)|\(request.text)|\(request["Content-Type"] ?? "none")")
        }
      }
    }
  }

  @Test(arguments: [
    ("301 Moved", "POST", "GET /end HTTP/1.1||none"), ("302 Found", "POST", "GET /end HTTP/1.1||none"),
    ("303 See Other", "POST", "GET /end HTTP/1.1||none"), ("303 See Other", "PUT", "GET /end HTTP/1.1||none"),
    ("302 Found", "PUT", "PUT /end HTTP/1.1|body|text/plain"),
    ("307 Temporary", "POST", "POST /end HTTP/1.1|body|text/plain"),
    ("308 Permanent", "PATCH", "PATCH /end HTTP/1.1|body|text/plain"),
  ])
  func `the method changes as browsers change it`(status: String, method: String, expected: String) async throws {
    let server = try server(status, to: "/end")
    let response = try await makeClient().send(
      .local(
        HTTPMethod(rawValue: method), server.url + "/start", headers: ["Content-Type": "text/plain"],
        body: Array("body".utf8), followRedirects: 3))
    #expect(response.text == expected)
  }

  @Test func `without leave to follow, the redirect is the answer`() async throws {
    let server = try server("302 Found", to: "/end")
    let response = try await makeClient().send(.local(.get, server.url + "/start"))
    #expect(response.status == .found && response.text == "moved")
  }

  @Test func `a circle ends at the limit`() async throws {
    let server = try server("302 Found", to: "/start")
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.get, server.url + "/start", followRedirects: 4))
    }
    #expect(error.code == .tooManyRedirects && error.requestMayHaveBeenSent)
    #expect(server.requests.count == 5)
  }

  private static let secrets: HTTPHeaders = [
    "Authorization": "Bearer s", "Cookie": "c", "X-Api-Key": "k", "Host": "h", "X-Plain": "p", "Idempotency-Key": "i",
  ]

  @Test func `secrets stay behind when the host changes`() async throws {
    let other = try RawServer(host: "127.0.0.2") { connection in
      _ = connection.readRequest()
      connection.answer()
    }
    let server = try server("307 Temporary", to: other.url + "/end")
    _ = try await makeClient().send(
      .local(
        .get, server.url.replacingHost("user:password@127.0.0.1") + "/start", headers: Self.secrets, followRedirects: 1)
    )
    let first = try #require(server.requests.first)
    #expect(first["Authorization"] == "Bearer s" && first["Host"] == "h")
    let second = try #require(other.requests.first)
    #expect(second["Authorization"] == nil && second["Cookie"] == nil && second["X-Api-Key"] == nil)
    #expect(second["Host"] == "127.0.0.2:\(other.port)")
    #expect(second["X-Plain"] == "p" && second["Idempotency-Key"] == "i")
  }

  @Test func `the credentials of a URL do not go to another host`() async throws {
    let other = try RawServer(host: "127.0.0.2") { connection in
      _ = connection.readRequest()
      connection.answer()
    }
    for target in [other.url, "//127.0.0.2:\(other.port)/"] {
      let server = try server("302 Found", to: target)
      _ = try await makeClient().send(
        .local(.get, server.url.replacingHost("user:password@127.0.0.1") + "/start", followRedirects: 1))
      #expect(server.requests.first?["Authorization"]?.hasPrefix("Basic ") == true)
    }
    #expect(other.requests.count == 2)
    #expect(other.requests.allSatisfy { $0["Authorization"] == nil })
  }

  @Test func `within the same host secrets stay`() async throws {
    let server = try server("302 Found", to: "/end")
    _ = try await makeClient().send(
      .local(.get, server.url + "/start", headers: ["Authorization": "Bearer s"], followRedirects: 1))
    #expect(server.requests.last?["Authorization"] == "Bearer s")
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "http://", "gopher://127.0.0.1:6379/_FLUSHALL"])
  func `a redirect to anything but HTTP is not followed`(target: String) async throws {
    let server = try server("302 Found", to: target)
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.get, server.url + "/start", followRedirects: 3))
    }
    #expect(error.code == .other && error.requestMayHaveBeenSent)
    #expect(!error.message.contains(target))
  }
}

extension String {
  /// `http://127.0.0.1:1` with something else for the address.
  fileprivate func replacingHost(_ host: String) -> String {
    "http://\(host)" + dropFirst("http://127.0.0.1".count)
  }
}
