import WorkflowModels

/// `strftime` in the C locale, with glibc's flags and widths.
struct DateWriter {
  let time: BrokenDownTime
  let zone: String

  static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let longest = 4096

  func text(_ format: String) throws(Fault) -> String {
    var result = ""
    let letters = Array(format.unicodeScalars)
    var place = 0
    while place < letters.count {
      let start = place
      place += 1
      guard letters[start] == "%" else {
        result.unicodeScalars.append(letters[start])
        continue
      }
      let (flags, width) = Self.modifiers(letters, &place)
      if place < letters.count, letters[place] == "E" || letters[place] == "O" { place += 1 }
      guard place < letters.count, let piece = piece(letters[place], flags, width) else {
        result.unicodeScalars.append(contentsOf: letters[start..<min(place + 1, letters.count)])
        place += 1
        continue
      }
      result += piece
      place += 1
      guard result.utf8.count <= Self.longest else { throw .type("strftime gives more than \(Self.longest) bytes") }
    }
    return result
  }

  private static func modifiers(_ letters: [Unicode.Scalar], _ place: inout Int) -> ([Unicode.Scalar], Int) {
    var flags: [Unicode.Scalar] = []
    while place < letters.count, ["-", "_", "0", "^", "#"].contains(letters[place]) {
      flags.append(letters[place])
      place += 1
    }
    var width = 0
    while place < letters.count, ("0"..."9").contains(letters[place]) {
      width = min(width * 10 + Int(letters[place].value - 48), 1000)
      place += 1
    }
    return (flags, width)
  }

  private func piece(_ letter: Unicode.Scalar, _ flags: [Unicode.Scalar], _ width: Int) -> String? {
    if let (value, digits, blank) = number(letter) {
      let wanted = max(width, flags.contains("-") ? 0 : digits)
      let pad = flags.contains("_") || blank && !flags.contains("0") ? " " : "0"
      let text = String(value.magnitude)
      let filling = String(repeating: pad, count: max(0, wanted - text.utf8.count - (value < 0 ? 1 : 0)))
      return value < 0 ? (pad == "0" ? "-" + filling + text : filling + "-" + text) : filling + text
    }
    guard var text = name(letter) else { return nil }
    if flags.contains("^") || flags.contains("#") && letter != "p" && letter != "Z" { text = text.uppercased() }
    if flags.contains("#"), letter == "p" || letter == "Z" { text = text.lowercased() }
    let filling = String(repeating: flags.contains("0") ? "0" : " ", count: max(0, width - text.unicodeScalars.count))
    return filling + text
  }

  /// The number, how many digits it has at least, and whether blanks fill it up.
  private func number(_ letter: Unicode.Scalar) -> (Int, Int, Bool)? {
    let hour = (time.hour + 11) % 12 + 1
    switch letter {
    case "Y": return (time.year, 1, false)
    case "C": return (BrokenDownTime.floored(time.year, by: 100).quotient, 2, false)
    case "y": return (BrokenDownTime.floored(time.year, by: 100).remainder, 2, false)
    case "m": return (time.month + 1, 2, false)
    case "d": return (time.day, 2, false)
    case "e": return (time.day, 2, true)
    case "H": return (time.hour, 2, false)
    case "k": return (time.hour, 2, true)
    case "I": return (hour, 2, false)
    case "l": return (hour, 2, true)
    case "M": return (time.minute, 2, false)
    case "S": return (time.second, 2, false)
    case "j": return (time.yearday + 1, 3, false)
    case "u": return (time.weekday == 0 ? 7 : time.weekday, 1, false)
    case "w": return (time.weekday, 1, false)
    case "U": return ((time.yearday + 7 - time.weekday) / 7, 2, false)
    case "W": return ((time.yearday + 7 - (time.weekday + 6) % 7) / 7, 2, false)
    case "V": return (week.number, 2, false)
    case "G": return (week.year, 1, false)
    case "g": return (BrokenDownTime.floored(week.year, by: 100).remainder, 2, false)
    case "s": return (time.seconds, 1, false)
    default: return nil
    }
  }

  /// ISO 8601's week: the one with the year's first Thursday is the first.
  private var week: (year: Int, number: Int) {
    let thursday = time.yearday - (time.weekday + 6) % 7 + 3
    if thursday < 0 {
      let length = BrokenDownTime.isLeap(time.year - 1) ? 366 : 365
      return (time.year - 1, (thursday + length) / 7 + 1)
    }
    let length = BrokenDownTime.isLeap(time.year) ? 366 : 365
    return thursday >= length ? (time.year + 1, 1) : (time.year, thursday / 7 + 1)
  }

  private func name(_ letter: Unicode.Scalar) -> String? {
    switch letter {
    case "a": return String(Self.days[time.weekday].prefix(3))
    case "A": return Self.days[time.weekday]
    case "b", "h": return String(Self.months[time.month].prefix(3))
    case "B": return Self.months[time.month]
    case "p": return time.hour < 12 ? "AM" : "PM"
    case "P": return time.hour < 12 ? "am" : "pm"
    case "c": return joined("%a %b %e %H:%M:%S %Y")
    case "D", "x": return joined("%m/%d/%y")
    case "F": return joined("%Y-%m-%d")
    case "r": return joined("%I:%M:%S %p")
    case "R": return joined("%H:%M")
    case "T", "X": return joined("%H:%M:%S")
    case "n": return "\n"
    case "t": return "\t"
    case "z": return "+0000"
    case "Z": return zone
    case "%": return "%"
    default: return nil
    }
  }

  /// Made of other pieces, once: none of them is made of pieces again.
  private func joined(_ format: String) -> String? { try? text(format) }
}
