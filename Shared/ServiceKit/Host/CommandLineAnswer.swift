/// What a service says on the command line instead of starting.
enum CommandLineAnswer {
  /// The text for these arguments; nil to start.
  static func text(for arguments: [String], of service: ServiceDescription) throws(UnknownArgument) -> String? {
    guard let argument = arguments.dropFirst().first else { return nil }
    switch argument {
    case "--version", "-V": return "\(service.name) \(ServiceVersion.current)"
    case "--help", "-h": return help(of: service)
    default: throw UnknownArgument(argument: argument)
    }
  }

  struct UnknownArgument: Error { let argument: String }

  private static func help(of service: ServiceDescription) -> String {
    let settings = CommonSettings.descriptions(for: service) + service.settings
    let width = settings.map(\.variable.count).max() ?? 0
    let lines = settings.map { setting in
      let padding = String(repeating: " ", count: width - setting.variable.count)
      return "  \(setting.variable)\(padding)  \(setting.meaning) [\(setting.defaultValue)]"
    }
    return """
      \(service.name) \(ServiceVersion.current): \(service.summary)

      Usage: \(service.name) [--version | --help]

      Settings are environment variables, or lines of a .env file in the working directory:
      \(lines.joined(separator: "\n"))
      """
  }
}
