/// What a service is told when it starts: environment variables, and below them a `.env` file.
///
/// Read once at the start, with typed reads that throw a sentence naming the variable. A variable that is empty, or
/// nothing but blanks, counts as not set.
package struct Settings: Sendable {
  private let values: [String: String]

  /// For tests: exactly these values.
  package init(_ values: [String: String] = [:]) { self.values = values }

  /// The environment wins over the file. A file that is not there is no error; one that cannot be read or understood
  /// is.
  package static func load(
    environment: [String: String] = ProcessEnvironment.current, dotEnvFile: String? = ".env"
  ) throws(SettingsError) -> Settings {
    var values: [String: String] = [:]
    if let dotEnvFile, let text = try SettingsFile.text(at: dotEnvFile) {
      values = try DotEnv.parse(text, file: dotEnvFile)
    }
    for (name, value) in environment where !isBlank(value) { values[name] = value }
    return Settings(values)
  }

  /// The value without the blanks around it.
  package func optionalText(_ variable: String) -> String? {
    guard let value = values[variable] else { return nil }
    let trimmed = Self.trim(value)
    return trimmed.isEmpty ? nil : trimmed
  }

  package func isSet(_ variable: String) -> Bool { optionalText(variable) != nil }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  static func trim(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
