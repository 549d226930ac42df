/// Reads a duration as people write one in a setting: "30", "2.5", "500ms", "5m", "24h".
enum DurationText {
  /// Nil for anything else, and for more than a hundred thousand years.
  static func parse(_ text: String) -> Duration? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number.isFinite,
      let unit = secondsPerUnit[text.dropFirst(digits.count).lowercased()]
    else { return nil }
    let seconds = number * unit
    guard seconds < 3.2e12 else { return nil }
    return .seconds(seconds)
  }

  private static let secondsPerUnit: [String: Double] = [
    "": 1, "ms": 0.001, "s": 1, "m": 60, "min": 60, "h": 3_600, "d": 86_400,
  ]
}
