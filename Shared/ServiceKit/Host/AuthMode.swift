internal import Platform

/// Who may call. `open` believes every `user_id`, so it is for the loopback of a developer's machine.
package enum AuthMode: String, Sendable, CaseIterable {
  case open
  case token

  /// Reads `AUTH_MODE` and refuses what would expose the service.
  static func read(from settings: Settings, host: String, hostVariable: String) throws(SettingsError) -> AuthMode {
    let mode = try settings.choice("AUTH_MODE", default: AuthMode.open)
    switch mode {
    case .token:
      throw SettingsError(
        variable: "AUTH_MODE",
        message: "AUTH_MODE=token is not served by this build yet; set AUTH_MODE=open and bind to the loopback")
    case .open:
      let mayBindAnywhere = try settings.bool("AUTH_OPEN_ANY_BIND", default: false)
      guard isLoopback(host) || mayBindAnywhere else {
        throw SettingsError(
          variable: "AUTH_MODE",
          message: "AUTH_MODE=open believes every caller, so \(hostVariable) must be 127.0.0.1, ::1 or localhost; "
            + "set AUTH_OPEN_ANY_BIND=1 only where nobody else can reach the port")
      }
      return mode
    }
  }

  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
