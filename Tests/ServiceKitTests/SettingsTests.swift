import Platform
import Testing

@testable import ServiceKit

@Suite struct ServiceSettingsTests {
  private let description = ServiceDescription(
    name: "test-service", title: "Test service", summary: "For tests.", hostVariable: "TEST_HOST",
    portVariable: "TEST_PORT", defaultPort: 8009, schema: "test", migrations: [],
    settings: [SettingDescription("TEST_LIMIT", default: "3", "How many.")])

  private func read(_ values: [String: String]) throws(SettingsError) -> CommonSettings {
    try CommonSettings(Settings(values), for: description)
  }

  @Test func `without any setting a service listens on its own port of the loopback`() throws {
    let settings = try read([:])
    #expect(settings.host == "127.0.0.1")
    #expect(settings.port == 8009)
    #expect(settings.redisURL == nil)
    #expect(settings.authMode == .open)
    #expect(settings.maximumBodyBytes == 10 << 20)
  }

  @Test(
    arguments: [
      ("TEST_PORT", "http"), ("TEST_PORT", "70000"), ("REDIS_URL", "rediss://x:1"),
      ("MAX_BODY_BYTES", "-1"), ("AUTH_MODE", "token"), ("AUTH_MODE", "none"), ("WORKFLOW_SERVICE_URL", "ftp://x"),
      ("WORKFLOW_SERVICE_TIMEOUT", "soon"), ("CORS_ALLOWED_ORIGINS", "nonsense"),
      ("CORS_ALLOWED_ORIGINS", "https://a.example, b.example"), ("CORS_ALLOWED_ORIGINS", "https://a.example/path"),
    ])
  func `a wrong setting is refused with a sentence that names it`(_ variable: String, _ value: String) {
    let error = #expect(throws: SettingsError.self) { try read([variable: value]) }
    #expect(error?.message.contains(variable) == true)
  }

  @Test(
    arguments: [
      ("DATABASE_URL", "mysql://x/y"), ("DATABASE_URL", "nonsense"), ("REDIS_URL", "redis://host:99999"),
      ("REDIS_URL", "redis://host/words"), ("TEST_PORT", "x"),
    ])
  func `a host is not built from settings that cannot work`(_ variable: String, _ value: String) {
    let error = #expect(throws: SettingsError.self) {
      try ServiceHost(description, settings: Settings([variable: value]), logger: .silent) { _ in
        ServiceComposition(api: description.emptyAPI)
      }
    }
    #expect(error?.message.contains(variable) == true)
  }

  @Test(arguments: ["0.0.0.0", "10.0.0.1", "::", "example.org", "127.0.0.1.evil.example", "127.0.0.999"])
  func `open mode is refused where others could reach it`(_ host: String) throws {
    let error = #expect(throws: SettingsError.self) { try read(["TEST_HOST": host]) }
    #expect(error?.message.contains("AUTH_MODE") == true)
    #expect(try read(["TEST_HOST": host, "AUTH_OPEN_ANY_BIND": "1"]).host == host)
  }

  @Test(arguments: ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
  func `open mode is fine on the loopback`(_ host: String) throws {
    #expect(try read(["TEST_HOST": host]).authMode == .open)
  }

  @Test func `a certificate without its key stops the start`() {
    let error = #expect(throws: SettingsError.self) { try read(["TLS_CERTIFICATE": "/x.pem"]) }
    #expect(error?.message.contains("TLS_KEY") == true)
  }

  @Test func `a certificate that cannot be read stops the start`() throws {
    let settings = try read(["TLS_CERTIFICATE": "/nowhere.pem", "TLS_KEY": "/nowhere.key"])
    let error = #expect(throws: SettingsError.self) { try settings.tls() }
    #expect(error?.message.contains("TLS_CERTIFICATE") == true)
  }

  @Test func `help lists every setting with its default`() throws {
    let help = try CommandLineAnswer.text(for: ["x", "--help"], of: description)
    for word in ["TEST_PORT", "8009", "DATABASE_URL", "REDIS_URL", "TEST_LIMIT", "AUTH_MODE"] {
      #expect(help?.contains(word) == true)
    }
    #expect(try CommandLineAnswer.text(for: ["x", "--version"], of: description)?.hasPrefix("test-service ") == true)
    #expect(try CommandLineAnswer.text(for: ["x"], of: description) == nil)
    #expect(throws: CommandLineAnswer.UnknownArgument.self) {
      try CommandLineAnswer.text(for: ["x", "--halp"], of: description)
    }
  }

  @Test func `a gate lets nobody through before it opens, and a cancelled one never`() async throws {
    let gate = StartGate()
    let cancelled = Task { try await gate.pass() }
    cancelled.cancel()
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    let waiting = Task { try await gate.pass() }
    gate.open()
    try await waiting.value
    try await gate.pass()
  }
}
