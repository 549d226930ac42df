internal import Platform
internal import Redis

/// A private Redis that keeps nothing, for tests that stop and start it.
package final class TestRedisServer: Sendable {
  private let directory: String
  private let child: ChildServer
  private let password: String?
  package let port: Int

  package init(password: String? = nil) async throws {
    port = try freeLoopbackPort()
    self.password = password
    directory = TestDirectory.path(for: "redis", port: port)
    child = try ChildServer(
      command: """
        redis-server --port \(port) --bind 127.0.0.1 --save '' --appendonly no --dir \(directory) \
        --unixsocket \(directory)/socket \(password.map { "--requirepass \($0)" } ?? "")
        """,
      signal: "KILL", directory: directory)
    try await start()
  }

  package var url: String { "redis://\(password.map { ":\($0)@" } ?? "")127.0.0.1:\(port)" }
  package var socketURL: String { "unix://\(directory)/socket" }

  /// Returns when it answers.
  package func start() async throws {
    try await child.start()
    let reactor = try Reactor(name: "test redis")
    defer { reactor.stop() }
    let client = RedisClient(configuration: try RedisConfiguration(url: url), reactor: reactor, logger: .silent)
    defer { client.close() }
    let answers = await eventually(within: .seconds(30)) {
      do {
        try await client.ping()
        return true
      } catch {
        return false
      }
    }
    guard answers else { throw TestServerError(description: "Redis did not start: see \(directory)/log.") }
  }

  /// Kills it; it has forgotten everything when it starts again.
  package func kill() async throws { try await child.stop() }

  package func restart() async throws {
    try await kill()
    try await start()
  }
}
