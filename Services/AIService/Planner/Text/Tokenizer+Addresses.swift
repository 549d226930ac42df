/// E-mail addresses, bare host names, numbers, clock times, dates and cron: words by their letters, literals by their
/// form.
extension Tokenizer {
  /// "ops@example.com", "api.example.com/users", "Europe/Berlin", "e-mail"; nil for a plain word.
  func address() -> Literal? {
    if let previous = peek(-1), previous.isWordPart { return nil }
    // In the middle of "a-b-c-…" it was looked for where that begins.
    if peek(-1) == "-", peek(-2)?.isWordPart == true { return nil }
    let end = trimmedEnd(of: position, allowed: "-._+@/%=&?{}:")
    let written = text(from: position, to: end)
    if written.contains("@"), let email = Self.email(in: written) {
      return (.email(email), position + email.count)
    }
    for spelling in ["e-mails", "e-mail"] where written.lowercased().hasPrefix(spelling) {
      return (.word, position + spelling.count)
    }
    guard let host = written.split(separator: "/").first, host.contains("."), Self.isHost(String(host)) else {
      return nil
    }
    return written.contains("/") || host.lowercased().hasPrefix("www.") ? (.url("https://" + written), end) : nil
  }

  private static func email(in written: String) -> String? {
    let parts = written.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count >= 2, let name = parts.first, !name.isEmpty else { return nil }
    var host = String(parts[1].prefix { $0.isWordPart || $0 == "-" || $0 == "." })
    while host.last == "." || host.last == "-" { host.removeLast() }
    guard host.contains("."), !name.contains("/"), !name.contains("{") else { return nil }
    return name + "@" + host
  }

  private static let topDomains: Set<String> = [
    "com", "org", "net", "io", "dev", "app", "co", "ai", "de", "fr", "uk", "eu", "us", "info", "biz", "local", "test",
    "example", "internal", "cloud", "tech", "ch", "nl", "es", "it", "ca", "au", "in", "br", "jp",
  ]

  private static func isHost(_ host: String) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let top = labels.last else { return false }
    let name = top.split(separator: ":").first.map(String.init) ?? String(top)
    return topDomains.contains(name.lowercased()) && labels.allSatisfy { !$0.isEmpty }
  }

  /// "5f2a9c", "1Z999", "4.0.1": an identifier or a version that begins with a digit; nil for numbers and "17h30".
  func code() -> Literal? {
    if let previous = peek(-1), previous.isWordPart || previous == "." || previous == "+" { return nil }
    var end = position
    var (seesLetter, isMixed, dots) = (false, false, 0)
    while end < characters.count, end - position < 80 {
      let character = characters[end]
      if character == ".", end + 1 < characters.count, characters[end + 1].isASCIIDigit {
        dots += 1
      } else if character.isWordPart {
        if character.isASCIIDigit { isMixed = isMixed || seesLetter } else { seesLetter = true }
      } else {
        break
      }
      end += 1
    }
    let written = text(from: position, to: end)
    guard end - position >= 4 else { return nil }
    if seesLetter {
      let letters = written.filter { !$0.isASCIIDigit }
      let isCased = letters.contains(where: \.isUppercase) && letters.contains(where: \.isLowercase)
      let isNamed = letters.count > 2 && !Self.units.contains(letters.lowercased())
      guard dots == 0, isMixed || isCased && letters.count > 2 || isNamed,
        !letters.lowercased().allSatisfy({ "hms".contains($0) })
      else {
        return nil
      }
      return (.word, end)
    }
    return dots >= 2 ? (.word, end) : nil
  }

  private static let units: Set<String> = [
    "min", "mins", "minute", "minutes", "hour", "hours", "hrs", "day", "days", "sec", "secs", "second", "seconds",
    "week",
    "weeks", "month", "months", "year", "years", "uhr", "eur", "euro", "euros", "usd", "gbp", "chf", "kwh", "mph",
    "kmh",
    "uur", "std", "heures", "horas", "times", "pcs",
  ]

  /// 10 · 1,000 · 3.5 · 9:30 · 15th · 2026-01-31
  func numeric() -> Literal? {
    if let previous = peek(-1), previous.isWordPart { return nil }
    let negative = peek() == "-"
    var index = position + (negative ? 1 : 0)
    let start = index
    while index < characters.count, characters[index].isASCIIDigit, index - start < 15 { index += 1 }
    let digits = index - start
    guard digits > 0 else { return nil }
    if !negative {
      if let date = date(digits: digits) { return date }
      if let clock = clock(digitsEnd: index) { return clock }
      if let ordinal = ordinal(digitsEnd: index) { return ordinal }
    }
    while index + 3 < characters.count, characters[index] == ",",
      characters[(index + 1)...(index + 3)].allSatisfy(\.isASCIIDigit),
      !(index + 4 < characters.count && characters[index + 4].isASCIIDigit), index - start < 15
    {
      index += 4
    }
    if index + 1 < characters.count, characters[index] == ".", characters[index + 1].isASCIIDigit {
      index += 1
      while index < characters.count, characters[index].isASCIIDigit, index - start < 30 { index += 1 }
    }
    guard let value = Double(text(from: position, to: index).replacing(",", with: "")) else { return nil }
    return (.number(value), index)
  }

  private func clock(digitsEnd end: Int) -> Literal? {
    guard end + 2 < characters.count, characters[end] == ":", characters[end + 1].isASCIIDigit,
      characters[end + 2].isASCIIDigit, let hour = Int(text(from: position, to: end)),
      let minute = Int(text(from: end + 1, to: end + 3)), hour < 24, minute < 60
    else { return nil }
    return (.clock(hour: hour, minute: minute), end + 3)
  }

  private func ordinal(digitsEnd end: Int) -> Literal? {
    let ending = text(from: end, to: end + 2).lowercased()
    guard ["st", "nd", "rd", "th"].contains(ending), !(end + 2 < characters.count && characters[end + 2].isWordPart),
      let value = Int(text(from: position, to: end)), value < 1000
    else { return nil }
    return (.ordinal(value), end + 2)
  }

  private func date(digits: Int) -> Literal? {
    guard digits == 4 else { return nil }
    var index = position
    while index < characters.count, characters[index].isASCIIDigit || "-:TZ.+".contains(characters[index]) {
      index += 1
    }
    while index > position, ".:-+".contains(characters[index - 1]) { index -= 1 }
    let written = text(from: position, to: index)
    let parts = written.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard written.count >= 10, parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    return (.date(written), index)
  }

  /// "*/5 * * * *": five or six fields, one of which is a star.
  func cron() -> Literal? {
    var index = position
    var ends: [Int] = []
    var stars = 0
    while ends.count < 6, index < characters.count {
      let start = index
      while index < characters.count, Self.isCronPart(characters[index]), index - start < 40 { index += 1 }
      if index < characters.count, characters[index].isWordPart { break }
      guard index > start, characters[start].isASCIIDigit || characters[start] == "*" || ends.count >= 3 else { break }
      if characters[start] == "*" { stars += 1 } else if !characters[start].isASCIIDigit, ends.count < 4 { break }
      ends.append(index)
      guard index < characters.count, characters[index] == " " else { break }
      index += 1
    }
    guard let end = ends.count >= 5 ? ends.last : nil, stars > 0 else { return nil }
    return (.cron(text(from: position, to: end)), end)
  }

  private static func isCronPart(_ character: Character) -> Bool {
    character.isASCIIDigit || "*/,-#?".contains(character) || (character.isASCII && character.isUppercase)
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
