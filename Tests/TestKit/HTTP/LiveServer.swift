package import HTTP
internal import Platform

/// A server on a free port of this machine, for the length of a test.
package enum LiveServer {
  package static func configuration() -> HTTPServerConfiguration {
    var configuration = HTTPServerConfiguration(host: "127.0.0.1", port: 0)
    configuration.watchInterval = .milliseconds(50)
    configuration.drainTimeout = .seconds(2)
    return configuration
  }

  package static func run<Value: Sendable>(
    _ handler: any HTTPHandler, _ configuration: HTTPServerConfiguration = configuration(),
    _ body: @Sendable (Int) async throws -> Value
  ) async throws -> Value {
    let server = HTTPServer(configuration: configuration, handler: handler, logger: .silent)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let outcome: Result<Value, any Error>
      do {
        outcome = .success(try await body(try await server.listening()))
      } catch {
        outcome = .failure(error)
      }
      // Also proves that every test's server can stop.
      group.cancelAll()
      try await group.waitForAll()
      return try outcome.get()
    }
  }
}
