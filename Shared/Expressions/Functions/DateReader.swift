import WorkflowModels

/// `strptime` in the C locale, as glibc has it.
struct DateReader {
  private let text: [UInt8]
  private var place = 0
  private var time = BrokenDownTime()
  private var isAfternoon: Bool?
  private var hasTwelveHours = false
  private var century: Int?
  private var yearOfCentury: Int?
  /// A part of the date was read, so that the weekday and the day of the year follow from it.
  private var hasDate = false
  private var hasMonth = false
  private var hasDay = false
  private var hasYearday = false
  private var hasWeekday = false
  private var weekFromSunday: Int?
  private var weekFromMonday: Int?
  private var moment: Int?

  /// The broken-down time, with what stands behind it as one more part where that begins with a blank.
  static func read(_ text: String, _ format: String) -> JSON? {
    var reader = DateReader(Array(text.utf8))
    guard reader.read(Array(format.utf8)) else { return nil }
    let rest = reader.text[reader.place...]
    guard let first = rest.first else { return reader.finished().json }
    guard isBlank(first), case .array(let parts) = reader.finished().json else { return nil }
    return .array(parts + [.string(String(decoding: rest, as: UTF8.self))])
  }

  private init(_ text: [UInt8]) { self.text = text }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private mutating func skipBlanks() {
    while place < text.count, Self.isBlank(text[place]) { place += 1 }
  }

  private mutating func read(_ format: [UInt8]) -> Bool {
    var next = 0
    while next < format.count {
      let byte = format[next]
      next += 1
      if Self.isBlank(byte) {
        skipBlanks()
        continue
      }
      guard byte == UInt8(ascii: "%") else {
        guard place < text.count, text[place] == byte else { return false }
        place += 1
        continue
      }
      while next < format.count,
        [UInt8(ascii: "E"), UInt8(ascii: "O"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(format[next])
      {
        next += 1
      }
      guard next < format.count, field(Unicode.Scalar(format[next])) else { return false }
      next += 1
    }
    return true
  }

  /// A number of up to `digits` digits, with blanks before it.
  private mutating func number(_ bounds: ClosedRange<Int>, digits: Int) -> Int? {
    skipBlanks()
    var value = 0
    let start = place
    while place < text.count, place - start < digits, (48...57).contains(text[place]) {
      value = value * 10 + Int(text[place] - 48)
      place += 1
      if value * 10 > bounds.upperBound { break }
    }
    return place > start && bounds.contains(value) ? value : nil
  }

  private mutating func name(_ names: [String]) -> Int? {
    for (index, name) in names.enumerated() {
      for word in [name, String(name.prefix(3))] {
        let bytes = text[place...].prefix(word.utf8.count).map { (65...90).contains($0) ? $0 + 32 : $0 }
        if bytes.elementsEqual(word.lowercased().utf8) {
          place += word.utf8.count
          return index
        }
      }
    }
    return nil
  }

  private mutating func field(_ letter: Unicode.Scalar) -> Bool {
    switch letter {
    case "n", "t":
      skipBlanks()
      return true
    case "%":
      guard place < text.count, text[place] == UInt8(ascii: "%") else { return false }
      place += 1
      return true
    case "c": return read(Array("%a %b %e %H:%M:%S %Y".utf8))
    case "D", "x": return read(Array("%m/%d/%y".utf8))
    case "F": return read(Array("%Y-%m-%d".utf8))
    case "r": return read(Array("%I:%M:%S %p".utf8))
    case "R": return read(Array("%H:%M".utf8))
    case "T", "X": return read(Array("%H:%M:%S".utf8))
    case "Z":
      while place < text.count, !Self.isBlank(text[place]) { place += 1 }
      return true
    case "z": return zone()
    case "G":
      // The year of a week alone says nothing: it is read over, however long it is.
      let start = place
      while place < text.count, (48...57).contains(text[place]) { place += 1 }
      return place > start
    case "p", "P":
      let letters = text[place...].prefix(2).map { $0 | 32 }
      guard letters == Array("am".utf8) || letters == Array("pm".utf8) else { return false }
      isAfternoon = letters[0] == UInt8(ascii: "p")
      place += 2
      return true
    case "a", "A":
      guard let day = name(DateWriter.days) else { return false }
      (time.weekday, hasWeekday) = (day, true)
      return true
    case "b", "B", "h":
      guard let month = name(DateWriter.months) else { return false }
      (time.month, hasMonth, hasDate) = (month, true, true)
      return true
    default: return numericField(letter)
    }
  }

  private mutating func numericField(_ letter: Unicode.Scalar) -> Bool {
    let (bounds, digits): (ClosedRange<Int>, Int)
    switch letter {
    case "Y": (bounds, digits) = (0...9999, 4)
    case "C", "y", "g": (bounds, digits) = (0...99, 2)
    case "m": (bounds, digits) = (1...12, 2)
    case "d", "e": (bounds, digits) = (1...31, 2)
    case "H", "k": (bounds, digits) = (0...23, 2)
    case "I", "l": (bounds, digits) = (1...12, 2)
    case "M": (bounds, digits) = (0...59, 2)
    case "S": (bounds, digits) = (0...61, 2)
    case "j": (bounds, digits) = (1...366, 3)
    case "u": (bounds, digits) = (1...7, 1)
    case "w": (bounds, digits) = (0...6, 1)
    case "U", "W": (bounds, digits) = (0...53, 2)
    case "V": (bounds, digits) = (0...53, 2)
    case "s": (bounds, digits) = (0...67_768_036_191_676_799, 17)
    default: return false
    }
    guard let value = number(bounds, digits: digits) else { return false }
    take(letter, value)
    return true
  }

  private mutating func take(_ letter: Unicode.Scalar, _ value: Int) {
    switch letter {
    case "Y": (time.year, century, yearOfCentury, hasDate) = (value, nil, nil, true)
    case "C": (century, hasDate) = (value, true)
    case "y": (yearOfCentury, hasDate) = (value, true)
    case "m": (time.month, hasMonth, hasDate) = (value - 1, true, true)
    case "d", "e": (time.day, hasDay, hasDate) = (value, true, true)
    case "H", "k": (time.hour, hasTwelveHours) = (value, false)
    case "I", "l": (time.hour, hasTwelveHours) = (value % 12, true)
    case "M": time.minute = value
    case "S": time.second = value
    case "j": (time.yearday, hasYearday) = (value - 1, true)
    case "u": (time.weekday, hasWeekday) = (value % 7, true)
    case "w": (time.weekday, hasWeekday) = (value, true)
    case "U": weekFromSunday = value
    case "W": weekFromMonday = value
    case "s": moment = value
    default: break
    }
  }

  /// Read and left out of account, as jq does: a broken-down time has no zone.
  private mutating func zone() -> Bool {
    skipBlanks()
    guard place < text.count else { return false }
    if text[place] == UInt8(ascii: "Z") {
      place += 1
      return true
    }
    guard text[place] == UInt8(ascii: "+") || text[place] == UInt8(ascii: "-") else { return false }
    place += 1
    var digits: [Int] = []
    while place < text.count, digits.count < 4 {
      if (48...57).contains(text[place]) {
        digits.append(Int(text[place] - 48))
      } else if !(digits.count == 2 && text[place] == UInt8(ascii: ":")) {
        break
      }
      place += 1
    }
    guard digits.count == 2 || digits.count == 4 else { return false }
    return digits.count == 2 || digits[2] < 6
  }

  private func finished() -> BrokenDownTime {
    if let moment { return BrokenDownTime(seconds: moment) }
    var time = time
    if hasTwelveHours, isAfternoon == true { time.hour += 12 }
    if let century {
      time.year = century * 100 + (yearOfCentury ?? 0)
    } else if let yearOfCentury {
      time.year = yearOfCentury + (yearOfCentury >= 69 ? 1900 : 2000)
    }
    if let week = weekFromSunday ?? weekFromMonday, hasWeekday, !(hasMonth && hasDay) {
      let firstDay = BrokenDownTime.weekday(BrokenDownTime.days(time.year, 0, 1))
      let isFromSunday = weekFromSunday != nil
      let offset = isFromSunday ? (7 - firstDay) % 7 : (8 - firstDay) % 7
      let weekday = isFromSunday ? time.weekday : (time.weekday + 6) % 7
      let date = BrokenDownTime(
        seconds: BrokenDownTime.days(time.year, 0, 1 + offset + (week - 1) * 7 + weekday) * 86_400)
      (time.month, time.day, time.yearday) = (date.month, date.day, date.yearday)
      return time
    }
    if hasDate, hasYearday, !(hasMonth && hasDay) {
      let date = BrokenDownTime(seconds: BrokenDownTime.days(time.year, 0, 1 + time.yearday) * 86_400)
      if !hasMonth { time.month = date.month }
      if !hasDay { time.day = date.day }
    }
    guard hasDate else {
      if !hasWeekday { time.weekday = 8 }
      if !hasYearday { time.yearday = 367 }
      return time
    }
    let days = BrokenDownTime.days(time.year, time.month, time.day)
    if !hasWeekday { time.weekday = BrokenDownTime.weekday(days) }
    if !hasYearday { time.yearday = days - BrokenDownTime.days(time.year, 0, 1) }
    return time
  }
}
