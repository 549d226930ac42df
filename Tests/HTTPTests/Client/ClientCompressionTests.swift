import HTTP
import Platform
import TestKit
import Testing

@Suite struct `Compression` {
  /// "hello hello hello hello" by gzip.
  private static let greeting =
    "1f8b0800000000000203cb48cdc9c957c8402701e3513d8d17000000"
  private static let bomb = Bomb.gzip(mebibytes: 16)

  private func server(_ bytes: [UInt8], encoding: String = "gzip") throws -> RawServer {
    try RawServer { connection in
      _ = connection.readRequest()
      connection.answer(headers: ["Content-Encoding: \(encoding)"], bytes: bytes)
    }
  }

  @Test func `is offered, undone, and no longer mentioned`() async throws {
    let server = try server(try #require(Hex.bytes(Self.greeting)))
    let response = try await makeClient().send(.local(.get, server.url))
    #expect(server.requests.first?["Accept-Encoding"] == "gzip, deflate")
    #expect(response.text == "hello hello hello hello")
    #expect(response.headers["Content-Encoding"] == nil && response.headers["Content-Length"] == nil)
  }

  @Test func `a bomb is stopped at the maximum`() async throws {
    #expect(Self.bomb.count < 200_000)
    let server = try server(Self.bomb)
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.get, server.url, maximumResponseBytes: 1 << 20))
    }
    #expect(error.code == .responseTooLarge)
  }

  @Test func `that is broken is an error`() async throws {
    let server = try server(Array("not gzip at all".utf8))
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in try await client.send(.local(.get, server.url)) }
    #expect(error.code == .other && error.requestMayHaveBeenSent)
  }

  @Test func `is left alone when the caller asks for it`() async throws {
    let bytes = try #require(Hex.bytes(Self.greeting))
    let server = try server(bytes)
    let response = try await makeClient().send(.local(.get, server.url, headers: ["Accept-Encoding": "gzip"]))
    #expect(response.body == bytes)
    #expect(response.headers["Content-Encoding"] == "gzip")
  }
}
