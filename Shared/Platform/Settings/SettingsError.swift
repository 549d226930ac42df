/// A setting that is missing or wrong, in a sentence for the person who starts the service.
///
/// The sentence names the variable, what was expected and the remedy. It never shows what was found: a secret in the
/// wrong variable would end in a log.
package struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  package let variable: String
  package let message: String

  package init(variable: String, message: String) {
    self.variable = variable
    self.message = message
  }

  package var description: String { message }

  static func missing(_ variable: String) -> SettingsError {
    SettingsError(
      variable: variable, message: "\(variable) is not set; set it in the environment or in the .env file")
  }

  static func wrong(_ variable: String, expected: String) -> SettingsError {
    SettingsError(
      variable: variable,
      message: "\(variable) must be \(expected); correct it in the environment or in the .env file")
  }
}
