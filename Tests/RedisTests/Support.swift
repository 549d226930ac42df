import Platform
import Redis
import TestKit

/// A client with a reactor of its own, closed afterwards.
func withClient(
  _ url: String, configure: (inout RedisConfiguration) -> Void = { _ in },
  _ body: (RedisClient) async throws -> Void
) async throws {
  let reactor = try Reactor(name: "test redis")
  defer { reactor.stop() }
  var configuration = try RedisConfiguration(url: url)
  configure(&configuration)
  let client = RedisClient(configuration: configuration, reactor: reactor, logger: .silent)
  defer { client.close() }
  try await body(client)
}
