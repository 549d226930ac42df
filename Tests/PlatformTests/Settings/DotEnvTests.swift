import CLinux
import Glibc
import Platform
import Testing

@Suite struct `The .env file` {
  private func load(_ text: String, environment: [String: String] = [:]) throws -> Settings {
    let path = "/tmp/dotenv-\(UUIDv7.next().text)"
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    try #require(descriptor >= 0)
    defer { unsafe unlink(path) }
    let bytes = Array(text.utf8)
    _ = unsafe write(descriptor, bytes, bytes.count)
    close(descriptor)
    return try Settings.load(environment: environment, dotEnvFile: path)
  }

  @Test(arguments: [
    ("A=1", "1"), ("export A=1", "1"), ("  A = 1  ", "1"), (#"A="a # b""#, "a # b"), ("A='a $b'", "a $b"),
    ("A=a#b", "a#b"), ("A=a # b", "a"), (#"A="line\nend\"""#, "line\nend\""), ("A=p@ss=word", "p@ss=word"),
    ("# A=0\n\nA=1\r\n", "1"), ("A=0\nA=1", "1"),
  ])
  func `its lines are read as shells and compose files read them`(text: String, expected: String) throws {
    #expect(try load(text).optionalText("A") == expected)
  }

  @Test func `the environment wins, unless it is empty`() throws {
    let settings = try load("A=file\nB=file", environment: ["A": "environment", "B": ""])
    #expect(settings.optionalText("A") == "environment")
    #expect(settings.optionalText("B") == "file")
  }

  @Test func `a file that is not there is no error`() throws {
    #expect(try Settings.load(environment: ["A": "1"], dotEnvFile: "/nowhere/.env").optionalText("A") == "1")
  }

  @Test(arguments: ["secret-without-name", "A=1\n=2", "A=\"open", "A='x' y"])
  func `a line that cannot be read is named by its number and not shown`(text: String) {
    let error = #expect(throws: SettingsError.self) { try load(text) }
    #expect(error?.message.contains("Line ") == true)
    #expect(error?.message.contains("secret") == false)
  }

  @Test func `the environment of the process is seen`() {
    #expect(ProcessEnvironment.current["PATH"]?.isEmpty == false)
  }
}
