/// Where the server is and how the pool treats it.
package struct PostgresConfiguration: Sendable {
  /// `postgres://user:password@host1:port1,host2:port2/database?target_session_attrs=read-write`, or libpq's
  /// `key=value` form. Unix sockets: `postgres:///database?host=/run/postgresql`.
  package var url: String
  /// Shown by `pg_stat_activity`.
  package var applicationName: String
  /// Tells several pools of one process apart in the metrics.
  package var poolName = "main"
  /// Kept open while the pool runs.
  package var minimumConnections = 1
  package var maximumConnections = 10
  /// For each host tried; a `connect_timeout` in the URL wins.
  package var connectTimeout: Duration = .seconds(5)
  /// How long a call waits while all connections are busy.
  package var leaseTimeout: Duration = .seconds(10)
  /// How long a call waits while there is no server, before it fails with `.unavailable`.
  package var unavailableTimeout: Duration = .seconds(2)
  /// After this a statement's connection is dropped.
  package var statementTimeout: Duration = .seconds(60)
  /// Prepared statements kept per connection; 0 for a proxy that shares connections between transactions (pgbouncer).
  package var statementCacheSize = 256
  /// Idle connections are asked for a sign of life this often, and closed after `idleLifetime` if above the minimum.
  package var healthCheckInterval: Duration = .seconds(15)
  package var idleLifetime: Duration = .seconds(300)
  /// Set at the start of every session, such as `search_path`.
  package var sessionSettings: [String: String] = [:]

  /// - Throws: `.configuration` with a sentence when the URL cannot be read. It never quotes the URL, which may hold
  ///   a password.
  package init(url: String, applicationName: String = "workflow-automation-engine") throws(PostgresError) {
    self.url = url
    self.applicationName = applicationName
    _ = try PostgresConnectionParameters(configuration: self)
  }
}

/// Shown without the URL, which may hold a password.
extension PostgresConfiguration: CustomStringConvertible, CustomReflectable {
  package var description: String { "PostgresConfiguration(pool: \(poolName), maximum: \(maximumConnections))" }
  package var customMirror: Mirror { Mirror(self, children: ["poolName": poolName]) }
}
