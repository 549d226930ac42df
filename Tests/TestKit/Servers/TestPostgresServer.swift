internal import CLinux
internal import Glibc
internal import Platform
internal import Postgres

/// A private PostgreSQL with a cluster of its own under the temporary directory, for tests that stop and start it.
/// Without fsync: what is tested here is our code, not the disk.
package final class TestPostgresServer: Sendable {
  private let directory: String
  private let child: ChildServer
  package let port: Int

  /// Makes the cluster (about a second) and starts it.
  package init() async throws {
    let port = try freeLoopbackPort()
    self.port = port
    let directory = "/tmp/wae-test-postgres-\(getpid())-\(port)"
    self.directory = directory
    child = ChildServer(
      command: Self.asPostgres(
        """
        postgres -D \(directory)/data -p \(port) -k \(directory) -c listen_addresses=127.0.0.1 -c fsync=off \
        -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB \
        -c autovacuum=off -c max_wal_size=256MB >>\(directory)/log 2>&1
        """),
      signal: "QUIT", whenGone: "[ -e \(directory)/keep ] || rm -rf \(directory)")
    try await onHelperThread {
      try Shell.run(
        """
        set -e
        mkdir -m 700 \(directory)
        [ "$(id -u)" != 0 ] || chown postgres \(directory)
        \(Self.asPostgres("initdb -D \(directory)/data -U postgres -A trust -N --no-locale -E UTF8 --no-instructions"))
        """)
    }
    try await start()
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
  package func start() async throws {
    try child.start()
    let reactor = try Reactor(name: "test postgres")
    defer { reactor.stop() }
    var configuration = try PostgresConfiguration(url: url())
    configuration.unavailableTimeout = .seconds(1)
    let pool = PostgresPool(configuration: configuration, reactor: reactor, logger: .silent)
    defer { pool.close() }
    guard await eventually(within: .seconds(30), { await pool.isHealthy() }) else {
      throw TestServerError(description: "PostgreSQL did not start: see \(directory)/log.")
    }
  }

  /// Kills every process of it at once; the cluster stays for `start`.
  package func kill() async throws {
    // The file keeps the shell from removing the cluster. SIGQUIT is a crash without a clean shutdown; the loop is
    // over when the children are gone too, who would keep a new server from starting.
    try await onHelperThread { [child, directory] in
      try Shell.run(
        """
        touch \(directory)/keep
        server=$(head -1 \(directory)/data/postmaster.pid) && kill -QUIT $server || exit 0
        for i in $(seq 500); do kill -0 $server 2>/dev/null || exit 0; sleep 0.01; done
        """)
      child.stop()
      try Shell.run("rm -f \(directory)/keep")
    }
  }

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

/// Away from the cooperative pool, which must not block.
func onHelperThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    do {
      try HelperThread.run { continuation.resume(with: Result { try body() }) }
    } catch {
      continuation.resume(throwing: error)
    }
  }
}
