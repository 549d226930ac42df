/// What a text says by name: `Order: 12`, `total = 3`, "my name is Ada", and lists below their heading.
struct TextLabels: Sendable {
  struct Label: Sendable {
    let words: [String]
    let value: String
    let range: Range<Int>
    /// "the total is 12" instead of `total: 12`.
    let isSentence: Bool
    /// The bullets below it.
    var items: [String] = []
  }

  private(set) var labels: [Label] = []
  private(set) var bullets: [(text: String, range: Range<Int>)] = []
  private static let mostLabels = 1_000
  private static let mostBullets = 1_000
  private static let mostLines = 20_000
  /// Longer lines are prose; only their beginning is looked at.
  private static let longestLine = 4_096
  /// The label that waits for what stands in the lines below it.
  private var isOpen = false

  init(_ text: TextFacts) {
    var start = 0
    var lines = 0
    while start < text.bytes.count, lines < Self.mostLines, labels.count < Self.mostLabels {
      var end = start
      while end < text.bytes.count, text[end] != 0x0A { end += 1 }
      read(start..<min(end, start + Self.longestLine), text)
      start = end + 1
      lines += 1
    }
  }

  private mutating func read(_ line: Range<Int>, _ text: TextFacts) {
    let content = Self.trimmed(line, text)
    guard !content.isEmpty else { return }
    if let bullet = Self.bullet(content, text) {
      let item = (text: text.text(bullet), range: bullet)
      if bullets.count < Self.mostBullets { bullets.append(item) }
      if isOpen, let last = labels.indices.last, labels[last].items.count < Self.mostBullets {
        labels[last].items.append(item.text)
      }
      let known = labels.count
      readLabels(bullet, text)
      // A bullet with a label of its own ends no list.
      if isOpen, labels.count > known { isOpen = false }
      return
    }
    if isOpen, let last = labels.indices.last, labels[last].items.isEmpty, labels[last].value.isEmpty {
      let known = labels.count
      readLabels(content, text)
      if labels[known...].allSatisfy(\.isSentence) {
        let label = labels[last]
        labels[last] = Label(words: label.words, value: text.text(content), range: content, isSentence: false)
        isOpen = false
      }
      return
    }
    isOpen = false
    readLabels(content, text)
  }

  private mutating func readLabels(_ line: Range<Int>, _ text: TextFacts) {
    var found: [(words: [String], start: Int, value: Int, isSentence: Bool)] = []
    var segment = line.lowerBound
    for place in line {
      let byte = text[place]
      if Self.delimiters.contains(byte) { segment = place + 1 }
      let isMark =
        byte == UInt8(ascii: "=")
        || byte == UInt8(ascii: ":") && text[place + 1] != UInt8(ascii: "/")
          && !(text[place - 1].isDigit && text[place + 1].isDigit)
      let verb = isMark ? 0 : Self.verb(at: place, text)
      guard isMark || verb > 0, found.count < 64 else { continue }
      let words = Self.words(text.text(max(segment, place - 80)..<place))
      if verb > 0 {
        if !words.isEmpty { found.append((words.suffix(3), segment, place + verb, true)) }
      } else if (1...5).contains(words.count) {
        found.append((words, segment, place + 1, false))
        segment = place + 1
      }
    }
    for (index, one) in found.enumerated() {
      // The next label of its own kind ends the value; a sentence may stand inside of a value.
      let next = found[(index + 1)...].first { !$0.isSentence }?.start ?? line.upperBound
      var end = one.value
      while end < max(next, one.value), end < line.upperBound, !Self.ends(end, one.isSentence, text) { end += 1 }
      let value = Self.trimmed(one.value..<max(one.value, end), text)
      if value.isEmpty && one.isSentence { continue }
      labels.append(Label(words: one.words, value: text.text(value), range: value, isSentence: one.isSentence))
      isOpen = value.isEmpty && index == found.count - 1
    }
  }

  private static func ends(_ place: Int, _ isSentence: Bool, _ text: TextFacts) -> Bool {
    let byte = text[place]
    if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") { return true }
    guard isSentence else { return false }
    if byte == UInt8(ascii: ",") { return !text[place + 1].isDigit }
    if [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(byte) { return !text[place + 1].isWord }
    return text.matches(" and ", at: place)
  }

  /// The length of " is ", " are ", " was " or " am " here.
  private static func verb(at place: Int, _ text: TextFacts) -> Int {
    guard text[place] == 0x20 else { return 0 }
    return [" is ", " are ", " was ", " am "].first { text.matches($0, at: place) }?.utf8.count ?? 0
  }

  private static func bullet(_ line: Range<Int>, _ text: TextFacts) -> Range<Int>? {
    var next = line.lowerBound
    if text[next] == UInt8(ascii: "-") || text[next] == UInt8(ascii: "*") {
      next += 1
    } else if text.matches("•", at: next) {
      next += 3
    } else {
      while text[next].isDigit, next - line.lowerBound < 3 { next += 1 }
      guard next > line.lowerBound, text[next] == UInt8(ascii: ".") || text[next] == UInt8(ascii: ")") else {
        return nil
      }
      next += 1
    }
    guard text[next] == 0x20, next < line.upperBound else { return nil }
    let rest = trimmed(next..<line.upperBound, text)
    return rest.isEmpty ? nil : rest
  }

  /// Without blanks, quotation marks and emphasis around it.
  private static func trimmed(_ range: Range<Int>, _ text: TextFacts) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start] <= 0x20 || around.contains(text[start]) && text[start + 1] != 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 || around.contains(text[end - 1]) || text[end - 1] == 0x2C { end -= 1 }
    return start..<end
  }

  private static let delimiters = Set(",;|(\t.!?".utf8)
  private static let around = Set("\"'`*_".utf8)

  /// Lower-case words of a label or of a field's name (`customerName`, `customer_name`), without plurals.
  static func words(_ text: some StringProtocol) -> [String] {
    var spaced = ""
    var previous: Character = " "
    for character in text {
      if character.isUppercase, previous.isLowercase { spaced.append(" ") }
      spaced.append(character == "_" || character == "-" ? " " : character)
      previous = character
    }
    let words = PlainText.words(spaced.replacing("E mail", with: "email").replacing("e mail", with: "email"))
    return words.filter { !fillers.contains($0) }.map { word in
      synonyms[word]
        ?? (word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word)
    }
  }

  private static let fillers: Set<String> = ["the", "a", "an", "my", "our", "your", "of", "his", "her", "their"]
  private static let synonyms = [
    "mail": "email", "tel": "phone", "telephone": "phone", "mobile": "phone", "qty": "quantity", "website": "url",
    "link": "url", "no": "number", "nr": "number",
  ]
}
