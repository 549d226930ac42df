import HTTP
import Synchronization
import TestKit
import Testing

/// Routes that answer without a task, and whose answers come together.
@Suite(.timeLimit(.minutes(1)))
struct DirectRouteTests {
  private struct Marking: HTTPMiddleware {
    let mark: String

    func respond(to request: HTTPRequest, next: HTTPResponder) async throws -> HTTPResponse {
      var response = try await next(request)
      response.headers.add("X-Seen", "\(mark) task")
      return response
    }

    func begin(_ request: inout HTTPRequest, _ done: @escaping HTTPAnswer) -> HTTPAnswer? {
      guard request.headers["X-Plain"] == nil else { return nil }
      return { [pattern = request.routePattern] response in
        var response = response
        response.headers.add("X-Seen", "\(mark) \(pattern ?? "none")")
        done(response)
      }
    }
  }

  /// Keeps requests until there are as many as it answers at once.
  private final class Gathering: Sendable {
    private let waiting = Mutex<[HTTPAnswer]>([])
    private let size: Int

    init(size: Int) { self.size = size }

    func add(_ done: @escaping HTTPAnswer) {
      let all = waiting.withLock { waiting in
        waiting.append(done)
        guard waiting.count == size else { return [HTTPAnswer]() }
        defer { waiting = [] }
        return waiting
      }
      guard let last = all.last else { return }
      SharedWakes.run {
        for answer in all.dropLast() { answer(.text("together")) }
        // A task that was begun among them answers when they are long gone.
        Task {
          for _ in 0..<100 { await Task.yield() }
          last(.text("together"))
        }
      }
    }
  }

  private static func router(_ direct: @escaping HTTPDirectResponder) -> Router {
    var router = Router()
    router.use(Marking(mark: "a"))
    router.use(Marking(mark: "b"))
    router.on(.post, "/now", direct: direct) { _ in .text("by a task") }
    router.on(.get, "/now") { _ in .text("got") }
    return router
  }

  @Test func `is tried first, for its method and its very path, with all middleware around it`() async throws {
    let router = Self.router { request, done in
      guard request.body.isEmpty else { return false }
      done(.text("directly"))
      return true
    }
    try await LiveServer.run(router) { port in
      try await OwnThread.run {
        let connection = try RawClient(port: port)
        for (head, body, text, seen) in [
          ("POST /now HTTP/1.1", "", "directly", ["b /now", "a /now"]),
          ("POST /now/ HTTP/1.1", "", "by a task", ["b task", "a task"]),
          ("POST /now HTTP/1.1", "x", "by a task", ["b task", "a task"]),
          ("POST /now HTTP/1.1\r\nX-Plain: 1", "", "by a task", ["b task", "a task"]),
          ("GET /now HTTP/1.1", "", "got", ["b task", "a task"]),
        ] {
          try connection.send("\(head)\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
          let answer = try connection.receive()
          #expect(
            answer.text == text
              && answer.headers.filter { HTTPHeaders.sameName($0.name, "X-Seen") }.map(\.value) == seen, "\(head)")
        }
      }
    }
  }

  /// Leaves a word in the context, whichever way the request goes.
  private struct Noting: HTTPMiddleware {
    enum Note: RequestContextKey {
      final class Value: Sendable {}
    }

    func respond(to request: HTTPRequest, next: HTTPResponder) async throws -> HTTPResponse { try await next(request) }

    func begin(_ request: inout HTTPRequest, _ done: @escaping HTTPAnswer) -> HTTPAnswer? {
      request.context[Note.self] = Note.Value()
      return done
    }
  }

  @Test func `what it leaves to the handler is as if nothing had been asked`() {
    var router = Router()
    router.use(Noting())
    let sawNote = Atomic(false)
    let direct: HTTPDirectResponder = { request, _ in
      sawNote.store(request.context[Noting.Note.self] != nil, ordering: .relaxed)
      return false
    }
    router.on(.post, "/now", direct: direct) { _ in .text("by a task") }
    var request = HTTPRequest(method: .post, target: "/now")
    let isTaken = router.answer(&request) { _ in }
    let noteWasThere = sawNote.load(ordering: .relaxed)
    #expect(!isTaken && noteWasThere)
    #expect(request.context[Noting.Note.self] == nil && request.routePattern == nil)
  }

  @Test func `answers given together all arrive`() async throws {
    let gathering = Gathering(size: 16)
    let router = Self.router { _, done in
      gathering.add(done)
      return true
    }
    try await LiveServer.run(router) { port in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<16 {
          group.addTask {
            try await OwnThread.run {
              let connection = try RawClient(port: port)
              for _ in 0..<20 {
                try connection.send("POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                #expect(try connection.receive().text == "together")
              }
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
