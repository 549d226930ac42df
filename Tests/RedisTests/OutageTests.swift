import Platform
import Redis
import TestKit
import Testing

@Suite struct `When Redis goes away` {
  @Test func `calls fail at once while it is gone and work again by themselves once it is back`() async throws {
    let server = try await TestRedisServer()
    try await withClient(server.url) { client in
      try await client.ping()
      #expect(client.isAvailable)
      let waiting = Task { try await client.command(["BLPOP", "never", 0], timeout: .seconds(60)) }
      try await client.ping(on: server, until: "cmd=blpop")
      try await server.kill()
      let lost = await #expect(throws: RedisError.self) { try await waiting.value }
      #expect(lost?.code == .unavailable)
      #expect(lost?.mayHaveApplied == true)
      #expect(!client.isAvailable)
      let clock = ContinuousClock()
      let start = clock.now
      // A hang of a hundred command time-outs would be a thousand seconds.
      for _ in 0..<100 {
        let error = await #expect(throws: RedisError.self) { try await client.ping() }
        #expect(error?.code == .unavailable)
      }
      #expect(clock.now - start < .seconds(60))
      try await server.start()
      #expect(await eventually { client.isAvailable })
      try await client.ping()
    }
  }

  @Test func `a Redis that was never there is unavailable and not a hang`() async throws {
    let port = try ClosedPort()
    try await withClient("redis://localhost:\(port.port)") { client in
      let error = await #expect(throws: RedisError.self) { try await client.ping() }
      #expect(error?.code == .unavailable)
    }
    try await withClient("redis://no-such-host.invalid") { client in
      let error = await #expect(throws: RedisError.self) { try await client.ping() }
      #expect(error?.code == .unavailable)
    }
    try await withClient("unix:///nowhere/socket") { client in
      let error = await #expect(throws: RedisError.self) { try await client.ping() }
      #expect(error?.code == .unavailable)
    }
  }

  @Test func `a host that takes the connection and says nothing is given up`() async throws {
    let silent = try SilentListener()
    try await withClient("redis://127.0.0.1:\(silent.port)", configure: { $0.connectTimeout = .milliseconds(200) }) {
      client in
      let error = await #expect(throws: RedisError.self) { try await client.ping() }
      #expect(error?.isRetryable == true)
    }
  }

  @Test func `a command beyond its time is told so, and later ones are answered in order`() async throws {
    let server = try await TestRedisServer()
    try await withClient(server.url) { client in
      let error = await #expect(throws: RedisError.self) {
        try await client.command(["BLPOP", "never", "0.3"], timeout: .milliseconds(50))
      }
      #expect(error?.code == .timeout)
      try await expectEcho(client)
    }
  }

  @Test(arguments: [
    "HTTP/1.1 400 Bad Request\r\n\r\n", "*2000000000\r\n", "$99999999999999\r\n", "+PO", "+NOPE\r\n",
    ":1\r\n:2\r\n:3\r\n",
  ])
  func `a server that speaks nonsense is unavailable and does no harm`(nonsense: String) async throws {
    let server = try CannedServer(answer: Array(nonsense.utf8))
    try await withClient(
      "redis://127.0.0.1:\(server.port)",
      configure: {
        $0.connectTimeout = .milliseconds(300)
        $0.maximumReplyBytes = 1000
      }
    ) { client in
      let error = await #expect(throws: RedisError.self) { try await client.ping() }
      #expect(error?.code == .unavailable)
    }
  }

  @Test func `nonsense after a good beginning costs the connection and nothing else`() async throws {
    let pong = "+PONG\r\n"
    for nonsense in ["*1\r\n" + String(repeating: "*1\r\n", count: 20), "?\r\n", String(repeating: ":1\r\n", count: 9)]
    {
      let server = try CannedServer(answer: Array((pong + nonsense).utf8))
      try await withClient("redis://127.0.0.1:\(server.port)") { client in
        // Whatever it answers, it answers, and it does so in bounded time.
        for _ in 0..<5 { _ = try? await client.command(["GET", "x"], timeout: .milliseconds(200)) }
      }
    }
  }

  @Test func `a wrong password is named, and a right one opens`() async throws {
    let server = try await TestRedisServer(password: "open-sesame")
    try await withClient("redis://:wrong@127.0.0.1:\(server.port)") { client in
      let error = await #expect(throws: RedisError.self) { try await client.ping() }
      #expect(error?.code == .authentication)
      #expect(error?.isRetryable == false)
    }
    try await withClient("redis://127.0.0.1:\(server.port)") { client in
      let error = await #expect(throws: RedisError.self) { try await client.ping() }
      #expect(error?.code == .authentication)
    }
    try await withClient("redis://default:open%2Dsesame@127.0.0.1:\(server.port)/3") { client in
      try await client.set("k", to: [1])
      #expect(try await client.command(["CLIENT", "LIST"]).text?.contains("db=3") == true)
    }
  }

  @Test func `a Unix socket serves as well`() async throws {
    let server = try await TestRedisServer()
    try await withClient(server.socketURL + "?db=2") { client in
      try await client.ping()
      #expect(try await client.command(["CLIENT", "LIST"]).text?.contains("db=2") == true)
    }
  }

  @Test func `a closed client says so`() async throws {
    try await withTestRedis { client, _ in
      let run = Task { try await client.run() }
      #expect(await eventually { client.isAvailable })
      run.cancel()
      try await run.value
      let error = await #expect(throws: RedisError.self) { try await client.ping() }
      #expect(error?.code == .closed)
    }
  }
}

extension RedisClient {
  /// Waits until the server's list of clients shows what is looked for.
  fileprivate func ping(on server: TestRedisServer, until text: String) async throws {
    try await withClient(server.url) { other in
      let isThere = try await eventually { try await other.command(["CLIENT", "LIST"]).text?.contains(text) == true }
      #expect(isThere)
    }
  }
}
