import HTTP
import Platform
import TestKit
import Testing

struct WebSocketTests {
  private static func router(ended: @escaping @Sendable (String) -> Void = { _ in }) -> Router {
    var router = Router()
    router.on(.get, "/echo") { _ in
      HTTPResponse(
        body: .webSocket { socket in
          for await message in socket.messages { try await socket.send(message) }
          ended("\(socket.closeCode?.code ?? 0)")
        })
    }
    router.on(.get, "/flood") { _ in
      HTTPResponse(
        body: .webSocket { socket in
          for n in 0..<1_000 { try await socket.send(.binary([UInt8](repeating: UInt8(n % 256), count: 10_000))) }
        })
    }
    router.on(.get, "/silent") { _ in
      HTTPResponse(
        body: .webSocket { _ in
          do { try await untilCancelled() } catch { ended("cancelled") }
        })
    }
    router.on(.get, "/slow") { _ in
      HTTPResponse(
        body: .webSocket { socket in
          var count = 0
          for await message in socket.messages {
            await Task.yield()
            count += 1
            if message == .text("how many") { try await socket.send("\(count)") }
          }
        })
    }
    router.on(.get, "/broken") { _ in
      HTTPResponse(body: .webSocket { _ in throw Broken() })
    }
    return router
  }

  private struct Broken: Error {}

  private func run(_ body: @escaping @Sendable (Int) throws -> Void) async throws {
    try await LiveServer.run(Self.router()) { port in try await OwnThread.run { try body(port) } }
  }

  @Test func `messages come and go, short and long, whole and in pieces`() async throws {
    try await run { port in
      let socket = try RawWebSocket(port: port, path: "/echo")
      for length in [0, 1, 125, 126, 65_535, 65_536, 500_000] {
        let payload = [UInt8](repeating: 0x61, count: length)
        try socket.send(2, payload)
        #expect(try socket.receive() == RawWebSocket.Frame(opcode: 2, payload: payload))
      }
      try socket.send(1, Array("grüß ".utf8), isFinal: false)
      try socket.send(9, Array("between".utf8))
      try socket.send(0, Array("dich".utf8))
      #expect(try socket.receive() == RawWebSocket.Frame(opcode: 10, payload: Array("between".utf8)))
      #expect(try socket.receive().text == "grüß dich")
    }
  }

  @Test func `what comes in one piece with the handshake is not lost`() async throws {
    try await run { port in
      let socket = try RawWebSocket(port: port, path: "/echo", early: RawWebSocket.frame(1, Array("early".utf8)))
      #expect(try socket.receive().text == "early")
    }
  }

  @Test func `a close is answered with its code, and the handler's messages end`() async throws {
    let (ends, endsContinuation) = AsyncStream<String>.makeStream()
    try await LiveServer.run(Self.router { endsContinuation.yield($0) }) { port in
      try await OwnThread.run {
        let socket = try RawWebSocket(port: port, path: "/echo")
        try socket.send("last")
        #expect(try socket.receive().text == "last")
        try socket.send(8, [0x03, 0xE8])
        #expect(try socket.receive().closeCode == 1000)
        #expect(try socket.connection.receiveToEnd().isEmpty)
      }
      for await end in ends {
        #expect(end == "1000")
        break
      }
    }
  }

  @Test func `a message that is too big closes with 1009`() async throws {
    try await run { port in
      let socket = try RawWebSocket(port: port, path: "/echo")
      try? socket.send(2, [UInt8](repeating: 0, count: (1 << 20) + 1))
      #expect(try socket.receive().closeCode == 1009)
    }
  }

  @Test(arguments: [(1, [0xFF, 0xFE], true, 1007), (1, [0x61], false, 1002), (11, [], true, 1002)])
  func `what breaks the protocol closes with its code`(
    _ opcode: UInt8, _ payload: [UInt8], _ isMasked: Bool, _ code: Int
  ) async throws {
    try await run { port in
      let socket = try RawWebSocket(port: port, path: "/echo")
      try socket.send(opcode, payload, isMasked: isMasked)
      #expect(try socket.receive().closeCode == code)
    }
  }

  @Test func `the end of the handler closes with 1000, its failure with 1011`() async throws {
    try await run { port in
      let flood = try RawWebSocket(port: port, path: "/flood")
      for n in 0..<1_000 {
        let frame = try flood.receive()
        #expect(frame.payload.count == 10_000 && frame.payload.first == UInt8(n % 256))
      }
      #expect(try flood.receive().closeCode == 1000)
      #expect(try RawWebSocket(port: port, path: "/broken").receive().closeCode == 1011)
    }
  }

  @Test func `a handler that reads slowly loses nothing`() async throws {
    try await run { port in
      let socket = try RawWebSocket(port: port, path: "/slow")
      let frame = RawWebSocket.frame(2, [UInt8](repeating: 0, count: 1_000))
      for _ in 0..<5_000 { try socket.connection.send(frame) }
      try socket.send("how many")
      #expect(try socket.receive().text == "5001")
    }
  }

  @Test func `a handler is cancelled when its client vanishes`() async throws {
    let (ends, endsContinuation) = AsyncStream<String>.makeStream()
    try await LiveServer.run(Self.router { endsContinuation.yield($0) }) { port in
      try await OwnThread.run { _ = try RawWebSocket(port: port, path: "/silent") }
      for await end in ends {
        #expect(end == "cancelled")
        break
      }
    }
  }

  @Test func `a silent client is pinged, and given up when it does not answer`() async throws {
    let (ends, endsContinuation) = AsyncStream<String>.makeStream()
    var configuration = LiveServer.configuration()
    configuration.pingInterval = .milliseconds(100)
    try await LiveServer.run(Self.router { endsContinuation.yield($0) }, configuration) { port in
      try await OwnThread.run {
        let socket = try RawWebSocket(port: port, path: "/silent")
        #expect(try socket.receive().opcode == 9)
        _ = try? socket.connection.receiveToEnd()
      }
      for await end in ends {
        #expect(end == "cancelled")
        break
      }
    }
  }

  @Test func `a server that stops says goodbye with 1001`() async throws {
    let server = HTTPServer(configuration: LiveServer.configuration(), handler: Self.router(), logger: .silent)
    let running = Task(name: "server under test") { try await server.run() }
    let port = try await server.listening()
    try await OwnThread.run {
      let socket = try RawWebSocket(port: port, path: "/silent")
      running.cancel()
      #expect(try socket.receive().closeCode == 1001)
      try socket.send(8, [0x03, 0xE9])
    }
    try await running.value
  }

  @Test(arguments: [
    "", "Upgrade: websocket\r\nConnection: Upgrade\r\n",
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: short\r\nSec-WebSocket-Version: 13\r\n",
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      + "Sec-WebSocket-Version: 8\r\n",
  ])
  func `anything but a handshake is told to upgrade`(_ headers: String) async throws {
    try await run { port in
      let connection = try RawClient(port: port)
      try connection.send("GET /echo HTTP/1.1\r\nHost: x\r\n\(headers)\r\n")
      let answer = try connection.receive()
      #expect(answer.status == 426)
      #expect(answer["sec-websocket-version"] == "13")
      #expect(answer["upgrade"] == "websocket")
    }
  }
}
