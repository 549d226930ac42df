internal import WorkflowModels

/// Something in a text that has a form of its own.
struct TextFact: Sendable {
  enum Kind: Sendable, Hashable { case email, url, phone, date, number, code }

  let kind: Kind
  /// Bytes of the text.
  let range: Range<Int>
  let value: JSON
  /// A sum of money.
  var isAmount = false
}

/// All of them in one pass, and the bytes they stand in. A text from outside may be anything: each step looks at a
/// bounded number of bytes, so that the time is in proportion to the length, of which only the beginning is read.
struct TextFacts: Sendable {
  let bytes: [UInt8]
  private(set) var facts: [TextFact] = []
  static let mostBytes = 1 << 18
  private static let most = 2_000

  init(_ text: String) {
    bytes = Array(text.utf8.prefix(Self.mostBytes))
    var place = 0
    while place < bytes.count, facts.count < Self.most {
      guard isStart(place) else {
        place += 1
        continue
      }
      if let fact = fact(at: place) {
        facts.append(fact)
        place = max(fact.range.upperBound, place + 1)
      } else {
        place = max(afterWord(place), place + 1)
      }
    }
  }

  /// Zero beyond the ends.
  subscript(place: Int) -> UInt8 { bytes.indices.contains(place) ? bytes[place] : 0 }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  private func fact(at place: Int) -> TextFact? {
    url(at: place) ?? email(at: place) ?? date(at: place) ?? phone(at: place) ?? number(at: place) ?? code(at: place)
  }

  private func isStart(_ place: Int) -> Bool {
    let byte = self[place]
    let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(")
    guard byte.isWord || isSign && self[place + 1].isDigit else { return false }
    return !self[place - 1].isWord || isCurrency(before: place)
  }

  /// Digits of a time or of a version must not be taken for numbers one by one.
  private func afterWord(_ place: Int) -> Int {
    var end = place
    while end < bytes.count, self[end].isWord, !(self[end].isDigit && end > place && isCurrency(before: end)) {
      end += 1
    }
    guard self[place].isDigit else { return end }
    while end < bytes.count, end - place < 64, self[end] == UInt8(ascii: ":") || self[end] == UInt8(ascii: "."),
      self[end + 1].isDigit
    {
      end += 1
      while self[end].isWord { end += 1 }
    }
    return end
  }

  private func url(at place: Int) -> TextFact? {
    guard ["http://", "https://", "www."].contains(where: { matches($0, at: place) }) else { return nil }
    var end = place
    while end < bytes.count, end - place < 2048, !Self.urlEnds.contains(self[end]), self[end] > 0x20 { end += 1 }
    while end > place, Self.trailing.contains(self[end - 1]) { end -= 1 }
    guard end - place > 8 else { return nil }
    return TextFact(kind: .url, range: place..<end, value: .string(text(place..<end)))
  }

  private func email(at place: Int) -> TextFact? {
    var at = place
    while at - place < 65, self[at].isWord && self[at] < 0x80 || Self.local.contains(self[at]) { at += 1 }
    guard self[at] == UInt8(ascii: "@"), at > place, self[place].isWord else { return nil }
    var end = at + 1
    while end - at < 255, self[end].isWord && self[end] < 0x80 || self[end] == 0x2D || self[end] == 0x2E { end += 1 }
    while end > at, self[end - 1] == UInt8(ascii: ".") || self[end - 1] == UInt8(ascii: "-") { end -= 1 }
    let domain = bytes[(at + 1)..<max(end, at + 1)].split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard domain.count > 1, domain.allSatisfy({ !$0.isEmpty }), domain.last.map({ $0.count > 1 }) ?? false else {
      return nil
    }
    return TextFact(kind: .email, range: place..<end, value: .string(text(place..<end)))
  }

  private func phone(at place: Int) -> TextFact? {
    guard self[place].isDigit || self[place] == UInt8(ascii: "+") || self[place] == UInt8(ascii: "(") else {
      return nil
    }
    var end = place
    var digits = 0
    var groups: [Int] = [0]
    while end - place < 32, self[end].isDigit || Self.phoneMarks.contains(self[end]) {
      if self[end].isDigit {
        digits += 1
        groups[groups.count - 1] += 1
      } else if groups.last != 0 {
        groups.append(0)
      }
      end += 1
    }
    while end > place, !self[end - 1].isDigit { end -= 1 }
    groups.removeAll { $0 == 0 }
    let isMarked = self[place] == UInt8(ascii: "+") || self[place] == UInt8(ascii: "(")
    let isGrouped = groups.count >= 3 && groups.dropFirst().contains { $0 != 3 } && digits >= 9
    let isLocal = groups == [3, 4] && self[place + 3] == UInt8(ascii: "-")
    let isTrunk = self[place] == UInt8(ascii: "0") && groups.count >= 2 && digits >= 9
    guard (7...15).contains(digits), isMarked || isGrouped || isLocal || isTrunk, !self[end].isWord else { return nil }
    return TextFact(kind: .phone, range: place..<end, value: .string(text(place..<end)))
  }

  /// `INV-1042`, `#77`: with a digit in it, and something else.
  private func code(at place: Int) -> TextFact? {
    var end = place
    var hasDigit = false
    var hasOther = self[place - 1] == UInt8(ascii: "#")
    while end - place < 65, self[end].isWord && self[end] < 0x80 || self[end] == 0x2D || self[end] == 0x2F {
      if self[end].isDigit { hasDigit = true } else { hasOther = true }
      end += 1
    }
    while end > place, !self[end - 1].isWord { end -= 1 }
    guard hasDigit, hasOther, (2...64).contains(end - place), self[place].isWord else { return nil }
    return TextFact(kind: .code, range: place..<end, value: .string(text(place..<end)))
  }

  func matches(_ word: String, at place: Int) -> Bool {
    var next = place
    for byte in word.utf8 {
      guard self[next].lowercased == byte else { return false }
      next += 1
    }
    return true
  }

  private static let urlEnds = Set("<>\"'`)]}|\\^".utf8)
  private static let trailing = Set(".,;:!?".utf8)
  private static let local = Set("._%+-".utf8)
  private static let phoneMarks = Set("+()-./ ".utf8)
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(lowercased) }
  /// A letter or digit, or a part of a character beyond ASCII.
  var isWord: Bool { isDigit || isLetter || self == 0x5F || self >= 0x80 }
  var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
