import HTTP
import Platform
import TestKit
import Testing

@Suite struct `When a kept connection dies` {
  /// Answers the first request, reads the second and closes without a word; further connections answer.
  private func dyingServer() throws -> RawServer {
    try RawServer { connection in
      guard connection.number == 1 else {
        while connection.readRequest() != nil { connection.answer(body: "second connection") }
        return
      }
      _ = connection.readRequest()
      connection.answer(body: "first connection")
      _ = connection.readRequest()
    }
  }

  @Test func `a request that may be repeated goes out again by itself`() async throws {
    let server = try dyingServer()
    let client = try makeClient()
    _ = try await client.send(.local(.get, server.url))
    #expect(try await client.send(.local(.get, server.url)).text == "second connection")
  }

  @Test(arguments: [[UInt8]?.none, [], [1, 2, 3]])
  func `a request that may not be repeated is sent once, and its outcome is unknown`(body: [UInt8]?) async throws {
    let server = try dyingServer()
    let client = try makeClient()
    _ = try await client.send(.local(.get, server.url))
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.post, server.url, body: body))
    }
    #expect(error.code == .connectionLost && error.requestMayHaveBeenSent)
    #expect(server.requests.filter { $0.line.hasPrefix("POST") }.count == 1)
  }

  @Test func `a caller may say otherwise`() async throws {
    let server = try dyingServer()
    let client = try makeClient()
    _ = try await client.send(.local(.get, server.url))
    let response = try await client.send(.local(.post, server.url, body: [1], mayBeSentTwice: true))
    #expect(response.text == "second connection")
  }
}
