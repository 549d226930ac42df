package import HTTP
package import Platform
internal import Postgres
internal import Redis

/// One service with all its parts, built from settings and not yet running; tests build it as `main` does.
package struct ServiceHost: Sendable {
  package let parts: ServiceParts
  package let server: HTTPServer
  /// The same routes without a socket.
  package let router: Router
  private let group: [any Service]

  package init(
    _ description: ServiceDescription, settings: Settings, logger: Logger, compose: ServiceMain.Compose
  ) throws {
    parts = try Self.parts(description, settings: settings, logger: logger)
    let composition = try compose(parts)
    router = Self.router(of: composition, parts)
    server = try Self.server(router, parts)
    let gate = StartGate()
    let migrations = MigrationService(
      schema: description.schema, migrations: description.migrations, pool: parts.postgres,
      patience: parts.common.databaseWait, gate: gate, logger: logger)
    let gated = (composition.services + [server]).map { GatedService(gate: gate, service: $0) }
    let clients: [any Service] = [parts.postgres, parts.postgresReads] + (parts.redis.map { [$0] } ?? [])
    group = clients + [migrations] + gated
  }

  /// Runs until the signal; see `ServiceGroup`.
  package func run(until signal: @escaping @Sendable () async -> Void = ShutdownSignal.wait) async throws {
    let common = parts.common
    parts.logger.info(
      "The service starts.",
      [.version: .string(ServiceVersion.current), .host: .string(common.host), .port: .int(common.port)])
    if common.authMode == .open {
      parts.logger.warning(
        "This is a development mode: AUTH_MODE=open believes every user_id.", [.setting: "AUTH_MODE"])
    }
    try await ServiceGroup(group).run(until: signal)
    parts.logger.info("The service has stopped.")
  }

  private static func parts(
    _ description: ServiceDescription, settings: Settings, logger: Logger
  ) throws -> ServiceParts {
    let common = try CommonSettings(settings, for: description)
    let metrics = Metrics()
    let reactor = try Reactor(name: "reactor")
    let database = try databaseConfiguration(common, description)
    let postgres = PostgresPool(configuration: database, reactor: reactor, logger: logger, metrics: metrics)
    var readDatabase = database
    readDatabase.poolName = "reads"
    readDatabase.minimumConnections = 0
    readDatabase.maximumConnections = 3
    let reads = PostgresPool(configuration: readDatabase, reactor: reactor, logger: logger, metrics: metrics)
    let redis = try common.redisURL.map { url in
      RedisClient(configuration: try redisConfiguration(url), reactor: reactor, logger: logger, metrics: metrics)
    }
    return ServiceParts(
      description: description, settings: settings, common: common, logger: logger, metrics: metrics,
      reactor: reactor, postgres: postgres, postgresReads: reads, redis: redis,
      http: HTTPClient(reactor: reactor, logger: logger, metrics: metrics))
  }

  private static func databaseConfiguration(
    _ common: CommonSettings, _ description: ServiceDescription
  ) throws(SettingsError) -> PostgresConfiguration {
    do {
      var configuration = try PostgresConfiguration(url: common.databaseURL, applicationName: description.name)
      configuration.maximumConnections = common.databaseConnections
      return configuration
    } catch {
      throw SettingsError(variable: "DATABASE_URL", message: "DATABASE_URL cannot be used. \(error.message)")
    }
  }

  private static func redisConfiguration(_ url: String) throws(SettingsError) -> RedisConfiguration {
    do {
      return try RedisConfiguration(url: url)
    } catch {
      throw SettingsError(variable: "REDIS_URL", message: "REDIS_URL cannot be used. \(error.message)")
    }
  }

  private static func router(of composition: ServiceComposition, _ parts: ServiceParts) -> Router {
    var api = composition.api
    CommonRoutes(
      name: parts.description.name, version: ServiceVersion.current, health: health(of: parts, composition),
      metrics: parts.metrics,
      assets: parts.common.assetsFolder.map { DocumentationAssets(folder: $0) } ?? .none
    ).add(to: &api)
    return ServiceRouter.make(
      of: api, cors: parts.common.cors, guardsOrigins: parts.common.authMode == .open, logger: parts.logger,
      metrics: parts.metrics)
  }

  private static func health(of parts: ServiceParts, _ composition: ServiceComposition) -> DependencyHealth {
    let postgres = parts.postgres
    let redis = parts.redis
    let common = [
      DependencyHealth.Dependency("postgres", isVital: true) {
        await postgres.isHealthy() ? .up : .down
      },
      DependencyHealth.Dependency("redis", isVital: false) {
        guard let redis else { return .notConfigured }
        do {
          try await redis.ping()
          return .up
        } catch {
          return .down
        }
      },
    ]
    return DependencyHealth(common + composition.dependencies)
  }

  private static func server(_ router: Router, _ parts: ServiceParts) throws -> HTTPServer {
    let common = parts.common
    var configuration = HTTPServerConfiguration(host: common.host, port: common.port)
    configuration.maximumBodyBytes = common.maximumBodyBytes
    configuration.tls = try common.tls()
    return HTTPServer(configuration: configuration, handler: router, logger: parts.logger, metrics: parts.metrics)
  }
}
