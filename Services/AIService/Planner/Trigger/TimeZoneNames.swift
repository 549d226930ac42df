/// Time zones as people write them: an IANA name, an abbreviation, or "New York time".
enum TimeZoneNames {
  private static let areas: Set<String> = [
    "africa", "america", "antarctica", "asia", "atlantic", "australia", "europe", "indian", "pacific", "etc",
  ]

  private static let abbreviations = [
    "utc": "UTC", "gmt": "UTC", "cet": "Europe/Berlin", "cest": "Europe/Berlin", "est": "America/New_York",
    "edt": "America/New_York", "et": "America/New_York", "cst": "America/Chicago", "cdt": "America/Chicago",
    "mst": "America/Denver", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo", "bst": "Europe/London",
    "aest": "Australia/Sydney",
  ]

  private static let places: [([String], String)] = [
    (["new", "york"], "America/New_York"), (["los", "angeles"], "America/Los_Angeles"),
    (["san", "francisco"], "America/Los_Angeles"), (["hong", "kong"], "Asia/Hong_Kong"),
    (["sao", "paulo"], "America/Sao_Paulo"), (["berlin"], "Europe/Berlin"), (["london"], "Europe/London"),
    (["paris"], "Europe/Paris"), (["madrid"], "Europe/Madrid"), (["rome"], "Europe/Rome"),
    (["amsterdam"], "Europe/Amsterdam"), (["zurich"], "Europe/Zurich"), (["vienna"], "Europe/Vienna"),
    (["warsaw"], "Europe/Warsaw"), (["moscow"], "Europe/Moscow"), (["tokyo"], "Asia/Tokyo"),
    (["singapore"], "Asia/Singapore"), (["sydney"], "Australia/Sydney"), (["chicago"], "America/Chicago"),
    (["toronto"], "America/Toronto"), (["dubai"], "Asia/Dubai"), (["mumbai"], "Asia/Kolkata"),
    (["eastern"], "America/New_York"), (["central"], "America/Chicago"), (["mountain"], "America/Denver"),
    (["pacific"], "America/Los_Angeles"),
  ]

  static func read(_ tokens: [Token], at index: Int) -> (zone: String, length: Int)? {
    guard let token = tokens.at(index), token.isWord else { return nil }
    if areas.contains(token.word), tokens.at(index + 1)?.isMark(["/"]) == true, let city = tokens.at(index + 2),
      city.isWord
    {
      return ("\(capitalised(token.text))/\(city.text)", 3 + timeWords(tokens, at: index + 3))
    }
    if let zone = abbreviations[token.word], token.text == token.text.uppercased() {
      return (zone, 1 + timeWords(tokens, at: index + 1))
    }
    for (words, zone) in places where tokens.matches(words, at: index) {
      let tail = timeWords(tokens, at: index + words.count)
      if tail > 0 { return (zone, words.count + tail) }
    }
    return nil
  }

  private static func timeWords(_ tokens: [Token], at index: Int) -> Int {
    switch tokens.word(index) {
    case "timezone": 1
    case "time": tokens.word(index + 1) == "zone" ? 2 : 1
    default: 0
    }
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst().lowercased()
  }
}
