import HTTP
import Platform
import TestKit
import Testing

@Suite struct `The egress guard` {
  @Test(arguments: [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.168.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::808:808", "64:ff9b:1::1", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "2002:7f00:1::", "2001::1",
    "2001:db8::1", "100::1", "4000::1",
  ])
  func `refuses what is not public`(address: String) throws {
    #expect(!EgressPolicy.publicOnly.allows(try #require(IPAddress(address))))
    #expect(EgressPolicy.internalService.allows(try #require(IPAddress(address))))
  }

  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
    "192.167.255.255", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8",
  ])
  func `lets through what is public`(address: String) throws {
    #expect(EgressPolicy.publicOnly.allows(try #require(IPAddress(address))))
  }

  @Test(arguments: [
    ("127.0.0.0/8", "127.9.9.9", true), ("127.0.0.0/8", "10.0.0.1", false), ("127.0.0.0/8", "::ffff:127.0.0.1", true),
    ("10.1.0.0/16", "10.2.0.0", false), ("10.0.0.5", "10.0.0.5", true), ("10.0.0.5", "10.0.0.6", false),
    ("fd00::/8", "fd12::1", true), ("fd00::/8", "fc12::1", false), ("::1/128", "::1", true),
    ("0.0.0.0/0", "10.0.0.1", true),
    ("fd00:0:0:1::/65", "fd00:0:0:1:7fff::", true), ("fd00:0:0:1::/65", "fd00:0:0:1:8000::", false),
    ("::/0", "::1", true),
  ])
  func `a listed network opens what it holds and no more`(network: String, address: String, isAllowed: Bool) throws {
    let policy = EgressPolicy(allowPrivate: [try #require(CIDR(network))])
    #expect(policy.allows(try #require(IPAddress(address))) == isAllowed)
  }

  @Test(arguments: [
    "", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "x", "::/129", "10.0.0.0/8/8", "10.0.0.0/+8",
  ])
  func `what is no network is not read as one`(text: String) {
    #expect(CIDR(text) == nil)
  }

  @Test(arguments: ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:127.0.0.1]", "0"])
  func `refuses the loopback by whatever name`(host: String) async throws {
    let server = try RawServer { connection in connection.answer(body: "secret") }
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(HTTPClientRequest(.get, "http://\(host):\(server.port)/"))
    }
    #expect(error.code == .egressRefused && !error.requestMayHaveBeenSent)
    #expect(server.connectionCount == 0)
  }

  @Test func `judges the address behind each redirect`() async throws {
    let inner = try RawServer(host: "127.0.0.2") { connection in connection.answer(body: "secret") }
    let outer = try RawServer { connection in
      _ = connection.readRequest()
      connection.answer("302 Found", headers: ["Location: \(inner.url)"])
    }
    let policy = EgressPolicy(allowPrivate: [try #require(CIDR("127.0.0.1/32"))])
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(HTTPClientRequest(.get, outer.url, followRedirects: 3, egress: policy))
    }
    #expect(error.code == .egressRefused && error.requestMayHaveBeenSent)
    #expect(inner.connectionCount == 0)
  }

  @Test func `does not lend a kept connection to a request that may not open it`() async throws {
    let server = try RawServer { connection in
      while connection.readRequest() != nil { connection.answer() }
    }
    let client = try makeClient()
    _ = try await client.send(.local(.get, server.url))
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(HTTPClientRequest(.get, server.url))
    }
    #expect(error.code == .egressRefused && !error.requestMayHaveBeenSent)
    #expect(server.requests.count == 1)
  }
}
