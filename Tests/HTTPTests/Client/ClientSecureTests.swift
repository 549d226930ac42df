import HTTP
import Platform
import TestKit
import Testing

@Suite struct `Secure connections` {
  private func client(trusting server: SecureServer) throws -> HTTPClient {
    try makeClient(HTTPClientConfiguration(certificateAuthorityFile: server.certificate))
  }

  @Test func `are made with a server whose certificate is trusted`() async throws {
    let server = try await SecureServer(.http1)
    let response = try await client(trusting: server).send(.local(.get, "https://localhost:\(server.port)/"))
    #expect(response.status == .ok && response.text.contains("Secure Renegotiation"))
  }

  @Test func `are refused without trust, and nothing is sent`() async throws {
    let server = try await SecureServer(.http1)
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.post, "https://localhost:\(server.port)/?secret", body: [1]))
    }
    #expect(error.code == .tls && !error.requestMayHaveBeenSent)
    #expect(error.message.contains("certificate") && !error.message.contains("secret"))
  }

  @Test func `are refused when the certificate is for another name`() async throws {
    let server = try await SecureServer(.http1)
    let client = try client(trusting: server)
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.get, "https://127.0.0.1:\(server.port)/"))
    }
    #expect(error.code == .tls)
  }

  @Test(.enabled(if: SecureServer.hasHTTP2, "nghttp2-server is not installed"))
  func `speak HTTP/2 where the server does, and large bodies at once do not stall each other`() async throws {
    let server = try await SecureServer(.http2)
    let client = try client(trusting: server)
    let url = "https://localhost:\(server.port)"
    let first = try await client.send(.local(.get, url + "/small"))
    #expect(first.head.version == "HTTP/2" && first.text == "hello\n")
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      let body = [UInt8](repeating: 7, count: 100_000)
      for _ in 0..<200 { group.addTask { try await client.send(.local(.post, url + "/echo", body: body)).body } }
      for try await echo in group { #expect(echo == body) }
    }
  }

  @Test(.enabled(if: SecureServer.hasHTTP2, "nghttp2-server is not installed"))
  func `stream over HTTP/2, and a reader that pauses holds up nobody else`() async throws {
    let server = try await SecureServer(.http2)
    let client = try client(trusting: server)
    let url = "https://localhost:\(server.port)"
    let waiting = try await client.stream(.local(.get, url + "/large"))
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try await client.stream(.local(.get, url + "/large")).reduce(into: 0) { $0 += $1.count }
        }
      }
      for try await count in group { #expect(count == 8 << 20) }
    }
    #expect(try await waiting.collect().count == 8 << 20)
  }
}
