import HTTP
import Synchronization
import TestKit
import Platform
import Testing

struct ConnectionTests {
  private static let router: Router = {
    var router = Router()
    router.on(.get, "/") { request in .text("ok \(request.remoteAddress)") }
    router.on(.get, "/later/{n}") { request in
      await Task.yield()
      return .text("later \(request.parameters["n"] ?? "-")")
    }
    router.on(.get, "/headers") { _ in
      HTTPResponse(status: .created, headers: ["Set-Cookie": "a=1", "set-cookie": "b=2"], bytes: [1, 2, 3])
    }
    router.on(.get, "/nothing") { _ in HTTPResponse(status: .noContent) }
    return router
  }()

  @Test func `a connection serves many requests, one after the other and pipelined`() async throws {
    try await LiveServer.run(Self.router) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        for n in 0..<20 {
          try connection.send("GET /later/\(n) HTTP/1.1\r\nHost: x\r\n\r\n")
          #expect(try connection.receive().text == "later \(n)")
        }
        var many = ""
        for n in 0..<50 { many += "GET /\(n % 2 == 0 ? "" : "later/\(n)") HTTP/1.1\r\nHost: x\r\n\r\n" }
        try connection.send(many)
        for n in 0..<50 {
          #expect(try connection.receive().text == (n % 2 == 0 ? "ok 127.0.0.1" : "later \(n)"))
        }
      }
    }
  }

  @Test func `a hundred connections are served at once`() async throws {
    try await LiveServer.run(Self.router) { port in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for n in 0..<100 {
          group.addTask {
            try await OwnThread.run {
              let connection = try RawClient(port: port)
              for _ in 0..<10 {
                try connection.send("GET /later/\(n) HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(try connection.receive().text == "later \(n)")
              }
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test func `headers, dates, empty answers and closing are as HTTP has them`() async throws {
    try await LiveServer.run(Self.router) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("GET /headers HTTP/1.1\r\nHost: x\r\n\r\nGET /nothing HTTP/1.1\r\nHost: x\r\n\r\n")
        let answer = try connection.receive()
        #expect(answer.status == 201)
        #expect(answer.body == [1, 2, 3])
        #expect(answer.headers.filter { $0.name == "set-cookie" }.map(\.value) == ["a=1", "b=2"])
        #expect(answer["date"] != nil)
        #expect(answer["server"] == nil)
        let empty = try connection.receive()
        #expect(empty.status == 204)
        try connection.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(try connection.receive()["connection"] == "close")
        #expect(try connection.receiveToEnd().isEmpty)
      }
    }
  }

  @Test func `a target with scheme and host is understood`() async throws {
    try await LiveServer.run(Self.router) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("GET http://x/later/7 HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try connection.receive().text == "later 7")
      }
    }
  }

  @Test func `a client that closes its sending side still gets a quick answer`() async throws {
    try await LiveServer.run(Self.router) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("GET /later/1 HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.closeForSending()
        #expect(try connection.receive().text == "later 1")
      }
    }
  }

  @Test func `a handler is cancelled when its client hangs up`() async throws {
    let (started, startedContinuation) = AsyncStream<Void>.makeStream()
    let (ended, endedContinuation) = AsyncStream<Bool>.makeStream()
    var router = Router()
    router.on(.get, "/long") { _ in
      startedContinuation.yield()
      try? await untilCancelled()
      endedContinuation.yield(Task.isCancelled)
      return .text("too late")
    }
    try await LiveServer.run(router) { port in
      // Held until the handler runs, then closed.
      var connection: ConnectionBox? = try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
        return ConnectionBox(connection)
      }
      for await _ in started { break }
      _ = connection
      connection = nil
      for await isCancelled in ended {
        #expect(isCancelled)
        break
      }
    }
  }

  @Test func `a server that cannot listen says why`() async throws {
    try await LiveServer.run(Self.router) { port in
      let second = HTTPServer(
        configuration: HTTPServerConfiguration(host: "127.0.0.1", port: port), handler: Self.router, logger: .silent)
      let error = await #expect(throws: HTTPServerStartError.self) { try await second.run() }
      #expect(error?.description == "Cannot listen on 127.0.0.1, port \(port): Address already in use")
    }
  }
}

/// Brings a connection from one thread to another; only one has it at a time.
struct ConnectionBox: @unchecked Sendable {
  let connection: RawClient
  init(_ connection: RawClient) { self.connection = connection }
}
