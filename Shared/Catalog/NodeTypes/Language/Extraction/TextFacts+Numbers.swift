internal import WorkflowModels

extension TextFacts {
  /// `1,250.50`, `1.250,50`, `-3`, `10k`; money where a currency stands beside it.
  func number(at place: Int) -> TextFact? {
    var start = place
    if self[start] == UInt8(ascii: "-") || self[start] == UInt8(ascii: "+") { start += 1 }
    guard self[start].isDigit else { return nil }
    var end = start
    while end - start < 40, self[end].isDigit || Self.separators.contains(self[end]) && self[end + 1].isDigit {
      end += 1
    }
    guard !self[end].isDigit, var value = Self.value(bytes[start..<end]) else { return nil }
    let isNegative = self[place] == UInt8(ascii: "-")
    if isNegative { value = -value }
    var after = end
    while after - end < 5, self[after].isLetter { after += 1 }
    let unit = String(decoding: bytes[end..<after].map(\.lowercased), as: UTF8.self)
    // What goes on as a word is a code, a time or a version.
    guard after - end < 4, !self[after].isDigit, self[after] != UInt8(ascii: "-") || after == end,
      !(self[end] == UInt8(ascii: ":") && self[end + 1].isDigit)
    else { return nil }
    if unit == "k" { value *= 1000 }
    guard value.isFinite else { return nil }
    let range = place..<(unit == "k" ? after : end)
    let isAmount = isCurrency(before: place) || isCurrency(after: unit.isEmpty ? end : end)
    let json: JSON = Int(exactly: value).map { .int($0) } ?? .double(value)
    return TextFact(kind: .number, range: range, value: json, isAmount: isAmount)
  }

  private static let separators = Set(".,'".utf8)

  /// Which of the marks stand between thousands is seen by their places; a single mark before three digits is read as
  /// in English.
  private static func value(_ text: ArraySlice<UInt8>) -> Double? {
    let marks = text.indices.filter { !text[$0].isDigit }
    var decimal: Int?
    if let last = marks.last {
      let kinds = Set(marks.map { text[$0] })
      let isThird = text.endIndex - last == 4
      if kinds.count > 1 {
        decimal = marks.filter { text[$0] == text[last] }.count == 1 ? last : nil
        if isThird, decimal == nil { return nil }
      } else if marks.count == 1 {
        let isPoint = text[last] == UInt8(ascii: ".")
        decimal = isPoint || (text[last] == UInt8(ascii: ",") && !isThird) ? last : nil
      } else if !zip(marks, marks.dropFirst()).allSatisfy({ $1 - $0 == 4 }) || !isThird {
        return nil
      }
    }
    var digits: [UInt8] = []
    for index in text.indices {
      if text[index].isDigit { digits.append(text[index]) } else if index == decimal { digits.append(0x2E) }
    }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  // MARK: Money

  private static let signs = ["$", "€", "£", "¥"].map { Array($0.utf8) }
  private static let codes = ["usd", "eur", "gbp", "chf", "jpy", "dollar", "euro", "pound"]

  func isCurrency(before place: Int) -> Bool {
    var end = place
    if self[end - 1] == 0x20 { end -= 1 }
    if Self.signs.contains(where: { sign in
      end >= sign.count && bytes[(end - sign.count)..<end].elementsEqual(sign)
    }) {
      return true
    }
    return end >= 3 && end < place && Self.codes.prefix(5).contains { matches($0, at: end - 3) }
  }

  private func isCurrency(after place: Int) -> Bool {
    let start = self[place] == 0x20 ? place + 1 : place
    if Self.signs.contains(where: { sign in
      start + sign.count <= bytes.count && bytes[start..<(start + sign.count)].elementsEqual(sign)
    }) {
      return true
    }
    return Self.codes.contains { matches($0, at: start) }
  }
}
