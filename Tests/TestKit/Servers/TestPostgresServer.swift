internal import Platform
internal import Postgres

/// A private PostgreSQL with a cluster of its own of files that go with it, for tests that stop and start it.
/// Without fsync: what is tested here is our code, not the disk. A killed server keeps what it has acknowledged.
package final class TestPostgresServer: Sendable {
  private let directory: String
  private let child: ChildServer
  package let port: Int

  /// Makes the cluster (about half a second) and starts it. Between the choice of the port and its use another may take
  /// it: then once more, with another.
  package init() async throws {
    var (port, directory, child) = try Self.cluster()
    do {
      try await Self.start(child, port, directory)
    } catch {
      try? await child.stop()
      (port, directory, child) = try Self.cluster()
      try await Self.start(child, port, directory)
    }
    (self.port, self.directory, self.child) = (port, directory, child)
  }

  private static func cluster() throws -> (port: Int, directory: String, child: ChildServer) {
    let port = try freeLoopbackPort()
    let directory = TestDirectory.path(for: "postgres", port: port)
    let child = try ChildServer(
      prepare: """
        [ "$(id -u)" != 0 ] || chown postgres \(directory)
        \(asPostgres("initdb -D \(directory)/data -U postgres -A trust -N --no-locale -E UTF8 --no-instructions"))
        """,
      command: asPostgres(
        """
        postgres -D \(directory)/data -p \(port) -k \(directory) -c listen_addresses=127.0.0.1 -c fsync=off \
        -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB \
        -c autovacuum=off -c max_wal_size=256MB -c wal_level=minimal -c max_wal_senders=0
        """),
      signal: "QUIT", directory: directory)
    return (port, directory, child)
  }

  /// A URL of a superuser.
  package func url(database: String = "postgres") -> String {
    "postgres://postgres@127.0.0.1:\(port)/\(database)"
  }

  /// Over the Unix socket.
  package func socketURL(database: String = "postgres") -> String {
    "postgres://postgres@/\(database)?host=\(directory)&port=\(port)"
  }

  /// Returns when it takes connections.
  package func start() async throws { try await Self.start(child, port, directory) }

  private static func start(_ child: ChildServer, _ port: Int, _ directory: String) async throws {
    try await child.start()
    let reactor = try Reactor(name: "test postgres")
    defer { reactor.stop() }
    var configuration = try PostgresConfiguration(url: "postgres://postgres@127.0.0.1:\(port)/postgres")
    configuration.unavailableTimeout = .seconds(1)
    let pool = PostgresPool(configuration: configuration, reactor: reactor, logger: .silent)
    defer { pool.close() }
    guard await eventually(within: .seconds(30), { await pool.isHealthy() }) else {
      throw TestServerError(description: "PostgreSQL did not start: see \(directory)/log.")
    }
  }

  /// Ends every process of it at once, without a clean shutdown; the cluster stays for `start`.
  package func kill() async throws { try await child.stop() }

  package func restart() async throws {
    try await kill()
    try await start()
  }

  /// The program, with PostgreSQL's own directory in the path, and as its user: it refuses to run as root.
  private static func asPostgres(_ command: String) -> String {
    let path = "PATH=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1):$PATH"
    return """
      env "\(path)" sh -c 'cd /; if [ "$(id -u)" = 0 ]; then
        exec setpriv --reuid=postgres --regid=postgres --clear-groups \(command); else exec \(command); fi'
      """
  }
}
