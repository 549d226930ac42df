import Platform
import Testing

@Suite struct `Settings reading` {
  enum Engine: String, CaseIterable { case postgres, temporal }

  @Test func `an empty or blank value counts as unset`() throws {
    let settings = Settings(["A": "", "B": "  \t"])
    #expect(settings.optionalText("A") == nil)
    #expect(try settings.int("B", default: 7) == 7)
    #expect(settings.text("C", default: "c") == "c")
  }

  @Test func `a missing text that must be there names the variable and the remedy`() {
    let error = #expect(throws: SettingsError.self) { try Settings().text("DATABASE_URL") }
    #expect(error?.message == "DATABASE_URL is not set; set it in the environment or in the .env file")
  }

  @Test(arguments: ["abc", "1.5", "99999999999999999999", "0", "101", "sk-secret"])
  func `a wrong number says what was expected and never what was found`(value: String) {
    let settings = Settings(["COUNT": value])
    let error = #expect(throws: SettingsError.self) { try settings.int("COUNT", default: 5, in: 1...100) }
    #expect(error?.variable == "COUNT")
    #expect(error?.message.contains("COUNT must be a whole number from 1 to 100") == true)
    #expect(error?.message.contains("sk-secret") == false)
  }

  @Test(arguments: [("1", true), ("yes", true), ("ON", true), ("false", false), ("0", false), ("No", false)])
  func `a flag is understood in the usual words`(value: String, expected: Bool) throws {
    #expect(try Settings(["DEBUG": value]).bool("DEBUG", default: !expected) == expected)
  }

  @Test func `a flag of another word is refused`() {
    #expect(throws: SettingsError.self) { try Settings(["DEBUG": "maybe"]).bool("DEBUG", default: false) }
  }

  @Test(arguments: [
    ("30", Duration.seconds(30)), ("2.5", .milliseconds(2_500)), ("500ms", .milliseconds(500)), ("5m", .seconds(300)),
    ("24h", .seconds(86_400)), ("7d", .seconds(604_800)),
  ])
  func `a duration is a number of seconds or has a unit`(text: String, expected: Duration) throws {
    #expect(try Settings(["T": text]).seconds("T", default: .zero) == expected)
  }

  @Test(arguments: ["-1", "inf", "nan", "1e99", "5 parsecs", "soon", "99999999999999999999999"])
  func `a duration that is none, or has no end, is refused`(text: String) {
    #expect(throws: SettingsError.self) { try Settings(["T": text]).seconds("T", default: .zero) }
  }

  @Test func `a duration outside its range is refused`() {
    #expect(throws: SettingsError.self) {
      try Settings(["T": "11"]).duration("T", default: .zero, in: .seconds(1)...(.seconds(10)))
    }
  }

  @Test func `a port is a number that a port can have`() throws {
    #expect(try Settings(["API_PORT": "8001"]).port("API_PORT", default: 1) == 8_001)
    #expect(throws: SettingsError.self) { try Settings(["API_PORT": "65536"]).port("API_PORT", default: 1) }
    #expect(throws: SettingsError.self) {
      try Settings(["API_PORT": "0"]).port("API_PORT", default: 1, allowZero: false)
    }
  }

  @Test func `a list is split at commas without its blanks`() {
    #expect(Settings(["L": " a, b ,,c"]).list("L") == ["a", "b", "c"])
    #expect(Settings().list("L", default: ["x"]) == ["x"])
  }

  @Test func `a URL loses the slash at its end`() throws {
    #expect(try Settings(["U": "http://h:1/base/"]).url("U", default: "") == "http://h:1/base")
  }

  @Test(arguments: ["h:8002", "ftp://h", "http://", "http:///path", "http://a b"])
  func `a URL of another scheme or without a host is refused`(text: String) {
    let error = #expect(throws: SettingsError.self) { try Settings(["U": text]).url("U", default: "") }
    #expect(error?.message.contains("http:// or https://") == true)
  }

  @Test func `a choice lists its words when the given one is none of them`() throws {
    #expect(try Settings(["E": "Temporal"]).choice("E", default: Engine.postgres) == .temporal)
    let error = #expect(throws: SettingsError.self) {
      try Settings(["E": "x"]).choice("E", default: Engine.postgres)
    }
    #expect(error?.message.contains("E must be postgres or temporal") == true)
  }
}
