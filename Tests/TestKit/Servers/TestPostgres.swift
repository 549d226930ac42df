internal import Glibc
package import Postgres
package import Platform

/// The PostgreSQL that the tests of this process share: `WAE_TEST_POSTGRES_URL`, an administrator's URL, or else a
/// private one that is started for this process and goes with it.
package actor TestPostgres {
  package static let shared = TestPostgres()

  private var admin: Task<Admin, any Error>?

  private struct Admin: Sendable {
    let pool: PostgresPool
    let url: @Sendable (String) -> String
    /// Holds on to it; nil when the server is somebody else's.
    let server: TestPostgresServer?
  }

  /// Creates an empty database and returns its URL.
  package func createDatabase() async throws -> String {
    let admin = try await start()
    let name = "wae_test_\(SecureRandom.hex(bytes: 8))"
    try await admin.pool.execute("create database \(unsafeRaw: name) template template0")
    return admin.url(name)
  }

  package func dropDatabase(_ url: String) async throws {
    guard let name = url.split(separator: "?").first?.split(separator: "/").last, name.hasPrefix("wae_test_") else {
      return
    }
    try await start().pool.execute("drop database if exists \(unsafeRaw: String(name)) with (force)")
  }

  private func start() async throws -> Admin {
    if let admin { return try await admin.value }
    // Unstructured, because all tests wait for the one start; it ends by itself.
    let task = Task(name: "test postgres") { try await Self.makeAdmin() }
    admin = task
    return try await task.value
  }

  private static func makeAdmin() async throws -> Admin {
    let given = unsafe getenv("WAE_TEST_POSTGRES_URL").map { unsafe String(cString: $0) }
    let server = given == nil ? try await TestPostgresServer() : nil
    let adminURL = given ?? server?.url() ?? ""
    var configuration = try PostgresConfiguration(url: adminURL, applicationName: "wae tests")
    // Each creation copies a template; more at once only wait for each other.
    configuration.maximumConnections = 3
    configuration.leaseTimeout = .seconds(120)
    configuration.unavailableTimeout = .seconds(30)
    configuration.statementCacheSize = 0
    let pool = PostgresPool(configuration: configuration, reactor: try Reactor(name: "test admin"), logger: .silent)
    return Admin(pool: pool, url: { replacingDatabase(of: adminURL, with: $0) }, server: server)
  }

  /// `postgres://user@host:1/database?option=1` with another database.
  private static func replacingDatabase(of url: String, with name: String) -> String {
    let parts = url.split(separator: "?", maxSplits: 1)
    let base = parts.first.map(String.init) ?? ""
    let options = parts.count > 1 ? "?\(parts[1])" : ""
    guard let scheme = base.firstRange(of: "://") else { return url }
    let rest = base[scheme.upperBound...]
    let authority = rest.split(separator: "/", omittingEmptySubsequences: false).first ?? rest
    return "\(base[..<scheme.upperBound])\(authority)/\(name)\(options)"
  }
}

/// Gives the test an empty database of its own, and drops it afterwards.
@discardableResult
package func withTestDatabase<T: Sendable>(_ body: (_ url: String) async throws -> T) async throws -> T {
  let url = try await TestPostgres.shared.createDatabase()
  do {
    let value = try await body(url)
    try await TestPostgres.shared.dropDatabase(url)
    return value
  } catch {
    try? await TestPostgres.shared.dropDatabase(url)
    throw error
  }
}

/// The same, with a pool on it that is closed afterwards.
@discardableResult
package func withTestPool<T: Sendable>(
  logger: Logger = .silent, configure: (inout PostgresConfiguration) -> Void = { _ in },
  _ body: (PostgresPool) async throws -> T
) async throws -> T {
  try await withTestDatabase { url in
    let reactor = try Reactor(name: "test pool")
    defer { reactor.stop() }
    var configuration = try PostgresConfiguration(url: url, applicationName: "wae tests")
    // A machine that runs all tests at once is slow, and slow is not away.
    configuration.unavailableTimeout = .seconds(30)
    configuration.leaseTimeout = .seconds(60)
    configure(&configuration)
    let pool = PostgresPool(configuration: configuration, reactor: reactor, logger: logger)
    defer { pool.close() }
    return try await body(pool)
  }
}
