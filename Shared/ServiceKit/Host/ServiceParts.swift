package import HTTP
package import Platform
package import Postgres
package import Redis

/// What a service is built from. Nothing of it has been started when a service is composed: do I/O only in `run()` of
/// a service or in a handler.
package struct ServiceParts: Sendable {
  package let description: ServiceDescription
  package let settings: Settings
  package let common: CommonSettings
  package let logger: Logger
  package let metrics: Metrics
  package let reactor: Reactor
  package let postgres: PostgresPool
  /// A few connections of their own for what may take long, such as history: it never waits in front of the hot path.
  package let postgresReads: PostgresPool
  /// Nil when `REDIS_URL` is not set.
  package let redis: RedisClient?
  package let http: HTTPClient
}

/// What a service adds to the parts: its routes and what runs in the background.
package struct ServiceComposition: Sendable {
  package let api: API
  /// Started after the migrations, stopped after the server has stopped to accept.
  package let services: [any Service]
  /// What its health depends on besides PostgreSQL and Redis.
  package let dependencies: [DependencyHealth.Dependency]

  package init(
    api: API, services: [any Service] = [], dependencies: [DependencyHealth.Dependency] = []
  ) {
    self.api = api
    self.services = services
    self.dependencies = dependencies
  }
}
