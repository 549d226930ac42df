import Platform
import Redis
import TestKit
import Testing

/// A client with a reactor of its own, closed afterwards.
func withClient(
  _ url: String, configure: (inout RedisConfiguration) -> Void = { _ in },
  _ body: (RedisClient) async throws -> Void
) async throws {
  let reactor = try Reactor(name: "test redis")
  defer { reactor.stop() }
  var configuration = try RedisConfiguration(url: url)
  configuration.commandTimeout = .seconds(10)
  configure(&configuration)
  let client = RedisClient(configuration: configuration, reactor: reactor, logger: .silent)
  defer { client.close() }
  try await body(client)
}

/// The connection still answers, and with the right answer.
func expectEcho(_ client: RedisClient, at place: SourceLocation = #_sourceLocation) async throws {
  let reply = try await client.command(["ECHO", "after"])
  #expect(reply.text == "after", sourceLocation: place)
}

func isAnswering(_ client: RedisClient) async -> Bool {
  do {
    try await client.ping()
    return true
  } catch {
    return false
  }
}
