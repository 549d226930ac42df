internal import Glibc
package import Platform
package import Redis

/// The Redis that the tests of this process share: `WAE_TEST_REDIS_URL`, or else a private one that is started for
/// this process and goes with it. Tests keep apart by a prefix for their keys and channels.
package actor TestRedis {
  package static let shared = TestRedis()

  private var server: Task<TestRedisServer, any Error>?

  package func url() async throws -> String {
    if let given = unsafe getenv("WAE_TEST_REDIS_URL").map({ unsafe String(cString: $0) }) { return given }
    if let server { return try await server.value.url }
    // Unstructured, because all tests wait for the one start; it ends by itself.
    let task = Task(name: "test redis") { try await TestRedisServer() }
    server = task
    return try await task.value.url
  }
}

/// Gives the test a client, closed afterwards, and a prefix that no other test has.
@discardableResult
package func withTestRedis<T: Sendable>(
  logger: Logger = .silent, configure: (inout RedisConfiguration) -> Void = { _ in },
  _ body: (_ client: RedisClient, _ prefix: String) async throws -> T
) async throws -> T {
  let reactor = try Reactor(name: "test redis")
  defer { reactor.stop() }
  var configuration = try RedisConfiguration(url: try await TestRedis.shared.url())
  // A machine that runs all tests at once is slow, and slow is not away.
  configuration.commandTimeout = .seconds(20)
  configure(&configuration)
  let client = RedisClient(configuration: configuration, reactor: reactor, logger: logger)
  defer { client.close() }
  return try await body(client, "test:\(SecureRandom.hex(bytes: 8)):")
}
