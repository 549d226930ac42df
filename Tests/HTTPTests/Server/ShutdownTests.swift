import HTTP
import Platform
import TestKit
import Testing

struct ShutdownTests {
  /// Runs a server, calls the body with its port and what stops it, and waits for its end.
  private func serve(
    _ router: Router, drainTimeout: Duration = .seconds(5),
    _ body: @Sendable (Int, @escaping @Sendable () -> Void) async throws -> Void
  ) async throws {
    var configuration = LiveServer.configuration()
    configuration.drainTimeout = drainTimeout
    let server = HTTPServer(configuration: configuration, handler: router, logger: .silent)
    let running = Task(name: "server under test") { try await server.run() }
    try await body(try await server.listening()) { running.cancel() }
    running.cancel()
    try await running.value
  }

  private func request(_ path: String, _ port: Int) async throws -> ConnectionBox {
    try await OwnThread.run {
      let connection = try RawClient(port: port)
      try connection.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
      return ConnectionBox(connection)
    }
  }

  @Test func `a request in flight gets its answer, and new connections are refused`() async throws {
    let (started, startedContinuation) = AsyncStream<Void>.makeStream()
    let (go, goContinuation) = AsyncStream<Void>.makeStream()
    var router = Router()
    router.on(.get, "/long") { _ in
      startedContinuation.yield()
      for await _ in go { break }
      return .text("done")
    }
    try await serve(router) { port, stop in
      let box = try await request("/long", port)
      for await _ in started { break }
      stop()
      let isRefused = await eventually { (try? await OwnThread.run { _ = try RawClient(port: port) }) == nil }
      #expect(isRefused)
      goContinuation.yield()
      try await OwnThread.run {
        let answer = try box.connection.receive()
        #expect(answer.text == "done")
        #expect(answer["connection"] == "close")
      }
    }
  }

  @Test func `an event stream ends at once and whole when the server stops`() async throws {
    var router = Router()
    router.on(.get, "/events") { _ in
      .events { _ in try await untilCancelled() }
    }
    try await serve(router, drainTimeout: .seconds(30)) { port, stop in
      let box = try await request("/events", port)
      try await OwnThread.run {
        _ = try box.connection.receiveHead()
        #expect(try box.connection.receiveChunk() == Array(": open\n\n".utf8))
        stop()
        #expect(try box.connection.receiveChunk() == nil)
      }
    }
  }

  @Test func `a handler that takes too long is cancelled and its answer still sent`() async throws {
    let (started, startedContinuation) = AsyncStream<Void>.makeStream()
    var router = Router()
    router.on(.get, "/stubborn") { _ in
      startedContinuation.yield()
      try? await untilCancelled()
      return .text("cancelled: \(Task.isCancelled)")
    }
    try await serve(router, drainTimeout: .milliseconds(50)) { port, stop in
      let box = try await request("/stubborn", port)
      for await _ in started { break }
      stop()
      let answer = try await OwnThread.run { try box.connection.receive() }
      #expect(answer.text == "cancelled: true")
    }
  }

  @Test func `a handler that minds nothing does not keep the server`() async throws {
    let (started, startedContinuation) = AsyncStream<Void>.makeStream()
    let (go, goContinuation) = AsyncStream<Void>.makeStream()
    var router = Router()
    router.on(.get, "/deaf") { _ in
      startedContinuation.yield()
      // A task of its own does not hear of the cancellation.
      await Task { for await _ in go { break } }.value
      return .text("late")
    }
    try await serve(router, drainTimeout: .milliseconds(50)) { port, stop in
      _ = try await request("/deaf", port)
      for await _ in started { break }
      stop()
    }
    // The server has ended; now the handler does, and finds nobody.
    goContinuation.yield()
  }

  @Test func `a stream that nobody reads does not keep the server`() async throws {
    var router = Router()
    router.on(.get, "/endless") { _ in
      HTTPResponse(
        body: .stream { writer in while true { try await writer.write([UInt8](repeating: 0, count: 50_000)) } })
    }
    try await serve(router, drainTimeout: .milliseconds(50)) { port, stop in
      let box = try await request("/endless", port)
      try await OwnThread.run { _ = try box.connection.receiveHead() }
      stop()
    }
  }
}
