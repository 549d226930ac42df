extension Settings {
  package func text(_ variable: String, default defaultValue: String) -> String {
    optionalText(variable) ?? defaultValue
  }

  /// A text that must be there.
  package func text(_ variable: String) throws(SettingsError) -> String {
    guard let text = optionalText(variable) else { throw .missing(variable) }
    return text
  }

  package func int(
    _ variable: String, default defaultValue: Int, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(SettingsError) -> Int {
    try optionalInt(variable, in: range) ?? defaultValue
  }

  package func optionalInt(
    _ variable: String, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(SettingsError) -> Int? {
    guard let text = optionalText(variable) else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw .wrong(variable, expected: "a whole number\(Self.describe(range))")
    }
    return value
  }

  /// 1 to 65535; 0, which lets the system choose, only where `allowZero` says so.
  package func port(
    _ variable: String, default defaultValue: Int, allowZero: Bool = true
  ) throws(SettingsError) -> Int {
    try int(variable, default: defaultValue, in: (allowZero ? 0 : 1)...65_535)
  }

  package func bool(_ variable: String, default defaultValue: Bool) throws(SettingsError) -> Bool {
    guard let text = optionalText(variable) else { return defaultValue }
    switch text.lowercased() {
    case "true", "1", "yes", "on": return true
    case "false", "0", "no", "off": return false
    default: throw .wrong(variable, expected: "true or false")
    }
  }

  /// A number of seconds ("30", "2.5"), or one with its unit ("500ms", "5m", "24h", "7d").
  package func seconds(
    _ variable: String, default defaultValue: Duration, in range: ClosedRange<Duration>? = nil
  ) throws(SettingsError) -> Duration {
    guard let text = optionalText(variable) else { return defaultValue }
    let range = range ?? .zero ... .seconds(3_155_760_000)
    guard let duration = DurationText.parse(text), range.contains(duration) else {
      let limits = "from \(range.lowerBound.inSeconds) to \(range.upperBound.inSeconds)"
      throw .wrong(variable, expected: "a number of seconds, such as 30 or 1.5 or 500ms or 5m, \(limits)")
    }
    return duration
  }

  /// The same as `seconds`.
  package func duration(
    _ variable: String, default defaultValue: Duration, in range: ClosedRange<Duration>? = nil
  ) throws(SettingsError) -> Duration {
    try seconds(variable, default: defaultValue, in: range)
  }

  /// Words between commas, without the empty ones.
  package func list(_ variable: String, default defaultValue: [String] = []) -> [String] {
    guard let text = optionalText(variable) else { return defaultValue }
    return text.split(separator: ",").map(Self.trim).filter { !$0.isEmpty }
  }

  /// A URL with one of these schemes and a host, without the slash at its end.
  package func url(
    _ variable: String, default defaultValue: String, schemes: [String] = ["http", "https"]
  ) throws(SettingsError) -> String {
    try optionalURL(variable, schemes: schemes) ?? defaultValue
  }

  package func optionalURL(
    _ variable: String, schemes: [String] = ["http", "https"]
  ) throws(SettingsError) -> String? {
    guard var text = optionalText(variable) else { return nil }
    let scheme = schemes.first { text.lowercased().hasPrefix("\($0)://") }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    guard let scheme, isPlain, text.utf8.count > scheme.utf8.count + 3, !text.dropFirst(scheme.count + 3).hasPrefix("/")
    else {
      throw .wrong(variable, expected: "a URL that begins with \(Self.either(schemes.map { "\($0)://" })) and a host")
    }
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }

  /// One of the words of an enumeration, in any case of letters.
  package func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ variable: String, default defaultValue: Choice, synonyms: [String: Choice] = [:]
  ) throws(SettingsError) -> Choice {
    guard let text = optionalText(variable)?.lowercased() else { return defaultValue }
    let known = Choice.allCases.first { $0.rawValue.lowercased() == text }
    guard let choice = known ?? synonyms[text] else {
      throw .wrong(variable, expected: Self.either(Choice.allCases.map(\.rawValue)))
    }
    return choice
  }

  private static func describe(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): ""
    case (let low, .max): " of \(low) or more"
    case (.min, let high): " of \(high) or less"
    case (let low, let high): " from \(low) to \(high)"
    }
  }

  private static func either(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
