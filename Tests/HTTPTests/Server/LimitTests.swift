import HTTP
import TestKit
import Testing

struct LimitTests {
  private static let router: Router = {
    var router = Router()
    router.on(.post, "/size") { request in .text("\(request.body.count)") }
    router.on(.get, "/") { _ in .text("ok") }
    return router
  }()

  /// Sends bytes on a new connection and returns the first answer.
  private func answer(
    to bytes: String, _ configuration: HTTPServerConfiguration = LiveServer.configuration()
  ) async throws -> RawResponse {
    try await LiveServer.run(Self.router, configuration) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        // The server may have answered and closed before all is sent.
        try? connection.send(bytes)
        return try connection.receive()
      }
    }
  }

  @Test func `a body of 50 MiB is answered with 413 although it is still being sent, and then the connection closes`()
    async throws
  {
    try await LiveServer.run(Self.router) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: \(50 << 20)\r\n\r\n")
        let block = [UInt8](repeating: 65, count: 1 << 20)
        for _ in 0..<50 { try connection.send(block) }
        let answer = try connection.receive()
        #expect(answer.status == 413)
        #expect(answer.text.contains("larger than the limit of 10485760 bytes"))
        #expect(answer["connection"] == "close")
        #expect(try connection.receiveToEnd().isEmpty)
      }
    }
  }

  @Test func `a body that is announced as too large is refused before it is sent`() async throws {
    let answer = try await answer(
      to: "POST /size HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: \(50 << 20)\r\n\r\n")
    #expect(answer.status == 413)
  }

  @Test func `an expected body is asked for`() async throws {
    try await LiveServer.run(Self.router) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("POST /size HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        #expect(try connection.receiveHead().status == 100)
        try connection.send("abc")
        #expect(try connection.receive().text == "3")
      }
    }
  }

  @Test func `a chunked body is put together`() async throws {
    let answer = try await answer(
      to: "POST /size HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"
    )
    #expect(answer.text == "13")
  }

  @Test func `a chunked body that grows too large is answered with 413`() async throws {
    var configuration = LiveServer.configuration()
    configuration.maximumBodyBytes = 100
    let chunk = "64\r\n" + String(repeating: "x", count: 100) + "\r\n"
    let answer = try await answer(
      to: "POST /size HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n",
      configuration)
    #expect(answer.status == 413)
  }

  @Test func `a body of exactly the limit is taken`() async throws {
    var configuration = LiveServer.configuration()
    configuration.maximumBodyBytes = 100
    let answer = try await answer(
      to: "POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n" + String(repeating: "x", count: 100),
      configuration)
    #expect(answer.text == "100")
  }

  @Test(arguments: [17 << 10, 1 << 20])
  func `headers that are too large are answered with 431 and a sentence`(_ bytes: Int) async throws {
    let answer = try await answer(
      to: "GET / HTTP/1.1\r\nHost: x\r\nX-Large: \(String(repeating: "x", count: bytes))\r\n\r\n")
    #expect(answer.status == 431)
    #expect(answer.text.contains("header"))
  }

  @Test(arguments: [9 << 10, 1 << 20])
  func `a target that is too long is answered with 414 and a sentence`(_ bytes: Int) async throws {
    let answer = try await answer(to: "GET /\(String(repeating: "x", count: bytes)) HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(answer.status == 414)
    #expect(!answer.text.isEmpty)
  }

  @Test(arguments: [
    "hello\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nbad name: 1\r\n\r\n",
    "POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
    "POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nContent-Length: 2\r\n\r\nab",
    "POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: 2\r\n\r\nab",
    "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /size HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\nab",
    "POST /size HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
  ])
  func `what is not HTTP is a bad request, with a body`(_ bytes: String) async throws {
    let answer = try await answer(to: bytes)
    #expect(answer.status == 400)
    #expect(!answer.body.isEmpty)
  }

  @Test func `a path that is not UTF-8 is a bad request`() async throws {
    try await LiveServer.run(Self.router) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send(Array("GET /".utf8) + [0xFF, 0xFE] + Array(" HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        #expect(try connection.receive().status == 400)
      }
    }
  }

  @Test func `an idle connection and a request that trickles in are closed`() async throws {
    var configuration = LiveServer.configuration()
    configuration.idleTimeout = .seconds(1)
    configuration.requestTimeout = .milliseconds(300)
    try await LiveServer.run(Self.router, configuration) { port in
      try await OwnThread.run {
        let idle = try RawClient(port: port)
        let trickling = try RawClient(port: port)
        try trickling.send("POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n1")
        #expect(try trickling.receiveToEnd().isEmpty)
        #expect(try idle.receiveToEnd().isEmpty)
      }
    }
  }

  @Test func `connections beyond the limit wait until one is free`() async throws {
    var configuration = LiveServer.configuration()
    configuration.maximumConnections = 4
    configuration.threads = 1
    try await LiveServer.run(Self.router, configuration) { port in
      try await OwnThread.run {
        var held: [RawClient] = []
        for _ in 0..<4 {
          let connection = try RawClient(port: port)
          try connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
          #expect(try connection.receive().status == 200)
          held.append(connection)
        }
        let late = try RawClient(port: port)
        try late.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        held.removeAll()
        #expect(try late.receive().status == 200)
      }
    }
  }
}
