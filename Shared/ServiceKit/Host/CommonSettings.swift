internal import HTTP
package import Platform

/// The settings that every service has, read and checked once at the start.
package struct CommonSettings: Sendable {
  package let host: String
  package let port: Int
  package let databaseURL: String
  package let databaseConnections: Int
  /// Nil: the service works without, slower.
  package let redisURL: String?
  package let maximumBodyBytes: Int
  package let tlsCertificate: String?
  package let tlsKey: String?
  package let cors: CORSPolicy
  package let authMode: AuthMode
  package let workflowServiceURL: String
  package let workflowServiceTimeout: Duration
  package let assetsFolder: String?
  package let databaseWait: Duration

  package init(_ settings: Settings, for service: ServiceDescription) throws(SettingsError) {
    host = settings.text(service.hostVariable, default: "127.0.0.1")
    port = try settings.port(service.portVariable, default: service.defaultPort)
    // Read by libpq, which knows several hosts, sockets and its own key=value form.
    databaseURL = settings.text("DATABASE_URL", default: Self.defaultDatabaseURL)
    databaseConnections = try settings.int("DATABASE_CONNECTIONS", default: 10, in: 1...1000)
    redisURL = try Self.redisURL(settings)
    maximumBodyBytes = try settings.int("MAX_BODY_BYTES", default: 10 << 20, in: 1...(1 << 30))
    tlsCertificate = settings.optionalText("TLS_CERTIFICATE")
    tlsKey = settings.optionalText("TLS_KEY")
    guard (tlsCertificate == nil) == (tlsKey == nil) else {
      let missing = tlsKey == nil ? "TLS_KEY" : "TLS_CERTIFICATE"
      throw SettingsError(
        variable: missing,
        message: "\(missing) is not set; HTTPS needs TLS_CERTIFICATE and TLS_KEY, or neither of them for HTTP")
    }
    guard let cors = CORSPolicy(parsing: settings.text("CORS_ALLOWED_ORIGINS", default: "")) else {
      throw SettingsError(
        variable: "CORS_ALLOWED_ORIGINS",
        message: "CORS_ALLOWED_ORIGINS must be * or origins such as https://editor.example, divided by commas")
    }
    self.cors = cors
    authMode = try AuthMode.read(from: settings, host: host, hostVariable: service.hostVariable)
    workflowServiceURL = try settings.url("WORKFLOW_SERVICE_URL", default: "http://127.0.0.1:8002")
    workflowServiceTimeout = try settings.seconds(
      "WORKFLOW_SERVICE_TIMEOUT", default: .seconds(30), in: .milliseconds(100) ... .seconds(3600))
    assetsFolder = settings.optionalText("WAE_ASSETS")
    databaseWait = try settings.seconds("DATABASE_WAIT_SECONDS", default: .seconds(60))
  }

  /// Reads the certificate and its key; nil for HTTP.
  func tls() throws(SettingsError) -> HTTPServerConfiguration.TLS? {
    guard let tlsCertificate, let tlsKey else { return nil }
    return HTTPServerConfiguration.TLS(
      certificate: try Self.pem(tlsCertificate, variable: "TLS_CERTIFICATE"),
      key: try Self.pem(tlsKey, variable: "TLS_KEY"))
  }

  private static func pem(_ path: String, variable: String) throws(SettingsError) -> String {
    guard let bytes = FileBytes.read(path, atMost: 1 << 20), let text = String(validating: bytes, as: UTF8.self),
      text.contains("-----BEGIN ")
    else {
      throw SettingsError(variable: variable, message: "\(variable) must name a readable PEM file")
    }
    return text
  }

  private static let defaultDatabaseURL = "postgresql://127.0.0.1:5432/workflow_automation"

  private static func redisURL(_ settings: Settings) throws(SettingsError) -> String? {
    if settings.optionalText("REDIS_URL")?.lowercased().hasPrefix("rediss://") == true {
      throw SettingsError(
        variable: "REDIS_URL",
        message: "REDIS_URL asks for TLS (rediss://), which this build's Redis client cannot speak; "
          + "use redis:// on a private network or through a TLS tunnel")
    }
    return try settings.optionalURL("REDIS_URL", schemes: ["redis"])
  }

  /// For `--help`, in the order of reading.
  static func descriptions(for service: ServiceDescription) -> [SettingDescription] {
    [
      SettingDescription(service.hostVariable, default: "127.0.0.1", "The address to listen on."),
      SettingDescription(service.portVariable, default: String(service.defaultPort), "The port to listen on."),
      SettingDescription("DATABASE_URL", default: defaultDatabaseURL, "PostgreSQL; several hosts are possible."),
      SettingDescription("DATABASE_CONNECTIONS", default: "10", "The most connections to PostgreSQL."),
      SettingDescription("DATABASE_WAIT_SECONDS", default: "60", "How long the start waits for PostgreSQL."),
      SettingDescription("REDIS_URL", default: "none", "Redis, redis://host:port/db; without it nothing is cached."),
      SettingDescription("MAX_BODY_BYTES", default: "10485760", "Larger request bodies get a 413."),
      SettingDescription("TLS_CERTIFICATE", default: "none", "A PEM file; with TLS_KEY the service speaks HTTPS."),
      SettingDescription("TLS_KEY", default: "none", "The PEM file of the certificate's key."),
      SettingDescription("CORS_ALLOWED_ORIGINS", default: "none", "Origins of web pages that may call, or *."),
      SettingDescription("AUTH_MODE", default: "open", "open believes user_id and needs the loopback."),
      SettingDescription("AUTH_OPEN_ANY_BIND", default: "false", "Lets AUTH_MODE=open listen anywhere."),
      SettingDescription("WORKFLOW_SERVICE_URL", default: "http://127.0.0.1:8002", "Where the workflow service is."),
      SettingDescription("WORKFLOW_SERVICE_TIMEOUT", default: "30", "Seconds for a call to it, retries included."),
      SettingDescription("WAE_ASSETS", default: "none", "The folder with the files of Swagger UI and ReDoc."),
      SettingDescription("LOG_LEVEL", default: "info", "debug, info, warning or error."),
      SettingDescription("LOG_FORMAT", default: "json", "json or text; text is the default on a terminal."),
      SettingDescription("DEBUG", default: "false", "true sets LOG_LEVEL to debug."),
    ]
  }
}
