import HTTP
import Synchronization
import TestKit
import Testing

struct StreamTests {
  @Test func `a stream arrives bit by bit, before it has ended`() async throws {
    let (go, goContinuation) = AsyncStream<Void>.makeStream()
    var router = Router()
    router.on(.get, "/") { _ in
      HTTPResponse(
        body: .stream { writer in
          try await writer.write("one")
          for await _ in go { break }
          try await writer.write("two")
        })
    }
    try await LiveServer.run(router) { port in
      let box = try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try connection.receiveHead()["transfer-encoding"] == "chunked")
        #expect(try connection.receiveChunk() == Array("one".utf8))
        return ConnectionBox(connection)
      }
      goContinuation.yield()
      try await OwnThread.run {
        #expect(try box.connection.receiveChunk() == Array("two".utf8))
        #expect(try box.connection.receiveChunk() == nil)
        // And the connection goes on.
        try box.connection.send("GET /none HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try box.connection.receive().status == 404)
      }
    }
  }

  @Test func `a large stream arrives whole, and its writer waits for the reader`() async throws {
    let written = Atomic<Int>(0)
    try await withRouter { router in
      router.on(.get, "/") { _ in
        HTTPResponse(
          body: .stream { writer in
            for n in 0..<2_000 {
              try await writer.write([UInt8](repeating: UInt8(truncatingIfNeeded: n), count: 10_000))
              written.add(1, ordering: .relaxed)
            }
          })
      }
    } _: { port in
      let box = try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        _ = try connection.receiveHead()
        return ConnectionBox(connection)
      }
      // The writer stops somewhere: what the kernel's buffers take is far less than 20 MB.
      var last = (count: -1, seen: ContinuousClock.now)
      #expect(
        await eventually {
          let now = written.load(ordering: .relaxed)
          if now != last.count { last = (now, .now) }
          return ContinuousClock.now - last.seen > .milliseconds(50)
        })
      #expect(written.load(ordering: .relaxed) < 2_000)
      try await OwnThread.run {
        var total = 0
        while let chunk = try box.connection.receiveChunk() { total += chunk.count }
        #expect(total == 20_000_000)
      }
    }
  }

  @Test func `a stream whose client has gone is cancelled, and its writer told`() async throws {
    let (ends, endsContinuation) = AsyncStream<String>.makeStream()
    try await withRouter { router in
      router.on(.get, "/silent") { _ in
        HTTPResponse(
          body: .stream { writer in
            try await writer.write("hello")
            do { try await untilCancelled() } catch { endsContinuation.yield("cancelled") }
          })
      }
      router.on(.get, "/busy") { _ in
        HTTPResponse(
          body: .stream { writer in
            do {
              while true { try await writer.write([UInt8](repeating: 0, count: 100_000)) }
            } catch { endsContinuation.yield(error is HTTPClientGone ? "gone" : "cancelled") }
          })
      }
    } _: { port in
      var iterator = ends.makeAsyncIterator()
      for path in ["/silent", "/busy"] {
        try await OwnThread.run {
          let connection = try RawClient(port: port)
          try connection.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
          _ = try connection.receiveHead()
        }
        let end = await iterator.next()
        #expect(end == "cancelled" || end == "gone")
      }
    }
  }

  @Test func `a stream that fails is cut off, so that the client knows`() async throws {
    struct Failure: Error {}
    try await withRouter { router in
      router.on(.get, "/") { _ in
        HTTPResponse(
          body: .stream { writer in
            try await writer.write("half")
            throw Failure()
          })
      }
    } _: { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(throws: RawClient.Failure.self) { try connection.receive() }
      }
    }
  }

  @Test func `live events come in their form, with heartbeats between`() async throws {
    let (go, goContinuation) = AsyncStream<Void>.makeStream()
    try await withRouter { router in
      router.on(.get, "/events") { _ in
        .events(heartbeat: .milliseconds(20)) { events in
          try await events.send(id: "1", event: "node", data: "a\nb")
          for await _ in go { break }
        }
      }
    } _: { port in
      let text = try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
        let head = try connection.receiveHead()
        #expect(head["content-type"] == "text/event-stream")
        var text = ""
        while !text.contains("heartbeat") {
          text += String(decoding: try connection.receiveChunk() ?? [], as: UTF8.self)
        }
        goContinuation.yield()
        while let chunk = try connection.receiveChunk() { text += String(decoding: chunk, as: UTF8.self) }
        return text
      }
      #expect(text.hasPrefix(": open\n\nid: 1\nevent: node\ndata: a\ndata: b\n\n"))
      #expect(text.contains(": heartbeat\n\n"))
    }
  }

  @Test(arguments: [
    ("a", "data: a\n\n"), ("", "data: \n\n"), ("a\r\nb\rc\nd", "data: a\ndata: b\ndata: c\ndata: d\n\n"),
    ("a\n", "data: a\ndata: \n\n"),
  ])
  func `an event's data has one line for each of its lines`(_ data: String, _ bytes: String) {
    #expect(String(decoding: ServerSentEvents.event(data: data), as: UTF8.self) == bytes)
  }

  @Test func `an id cannot bring a field of its own`() {
    let text = String(decoding: ServerSentEvents.event(id: "1\ndata: x", data: "y"), as: UTF8.self)
    #expect(text == "id: 1 data: x\ndata: y\n\n")
  }

  private func withRouter(
    _ build: (inout Router) -> Void, _ body: @Sendable (Int) async throws -> Void
  ) async throws {
    var router = Router()
    build(&router)
    try await LiveServer.run(router) { port in try await body(port) }
  }
}
