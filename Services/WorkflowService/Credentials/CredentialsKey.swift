internal import Platform

/// `CREDENTIALS_KEY`: what everything secret is sealed with.
enum CredentialsKey {
  static let variable = "CREDENTIALS_KEY"

  /// Nil when it is not set.
  static func read(_ settings: Settings) throws(SettingsError) -> EncryptionKey? {
    guard let text = settings.optionalText(variable) else { return nil }
    guard let key = EncryptionKey(parsing: text) else {
      throw SettingsError(
        variable: variable,
        message: "\(variable) must be 32 bytes as base64 or as 64 hexadecimal digits; "
          + "`openssl rand -base64 32` makes one")
    }
    return key
  }
}
