extension Logger {
  /// The logger of a service: lines on standard output, level by `LOG_LEVEL` (or `DEBUG`), form by `LOG_FORMAT`
  /// (`json`, or `text` when the output is a terminal).
  package static func standard(service: String, settings: Settings) throws(SettingsError) -> Logger {
    let debug = try settings.bool("DEBUG", default: false)
    let level = try settings.choice("LOG_LEVEL", default: debug ? LogLevel.debug : .info, synonyms: ["warn": .warning])
    let format = try settings.choice("LOG_FORMAT", default: LogWriter.isTerminal ? LogFormat.text : .json)
    return Logger(
      service: service, level: level, sink: LineLogSink(format: format, writer: .standardOutput))
  }
}
