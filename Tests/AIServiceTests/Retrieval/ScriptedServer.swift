import HTTP
import Platform
import ServiceKit
import Synchronization
import WorkflowModels

/// A server that answers what a test scripts, one answer after another, and keeps what it was sent.
final class ScriptedServer: Sendable {
  private let answers: [HTTPResponse]
  private let seen = Mutex<[HTTPRequest]>([])
  var requests: [HTTPRequest] { seen.withLock { $0 } }

  private init(_ answers: [HTTPResponse]) { self.answers = answers }

  private func answer(_ request: HTTPRequest) -> HTTPResponse {
    let place = seen.withLock { seen in
      seen.append(request)
      return min(seen.count, answers.count) - 1
    }
    return answers.indices.contains(place) ? answers[place] : .json([:])
  }

  /// Lends a server with its address, and a client to call it.
  static func with(
    _ answers: [HTTPResponse], _ body: (ScriptedServer, String, HTTPClient) async throws -> Void
  ) async throws {
    let script = ScriptedServer(answers)
    var router = Router()
    router.onAnyMethod("/{path*}") { request in script.answer(request) }
    let server = HTTPServer(
      configuration: HTTPServerConfiguration(host: "127.0.0.1", port: 0), handler: router, logger: .silent)
    let running = Task { try await server.run() }
    let port = try await server.listening()
    let reactor = try Reactor(name: "test client")
    try await body(script, "http://127.0.0.1:\(port)", HTTPClient(reactor: reactor))
    running.cancel()
    try await running.value
    reactor.stop()
  }

  func body(_ place: Int) throws -> JSON { try JSON(parsing: requests[place].body) }
}
