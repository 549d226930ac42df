internal import Glibc

/// Reads and computes arithmetic: `2 * (3 + 4)^2`, `sqrt(2)`, `max(1, 2, 3)`. Of bounded length and depth, whatever it
/// is given.
struct Calculation {
  struct Mistake: Error, Hashable {
    let message: String
  }

  private let text: [UInt8]
  private var place = 0
  private var depth = 0
  private static let longest = 1_000
  private static let deepest = 64

  private init(_ text: [UInt8]) { self.text = text }

  static func value(of text: String) throws(Mistake) -> Double {
    guard text.utf8.count <= longest else { throw Mistake(message: "It is longer than \(longest) characters.") }
    let plain = text.replacing("**", with: "^").replacing("×", with: "*").replacing("÷", with: "/")
    var calculation = Calculation(Array(plain.utf8))
    let value = try calculation.sum()
    calculation.skipBlanks()
    guard calculation.place == calculation.text.count else { throw calculation.unexpected }
    guard value.isFinite else { throw Mistake(message: "The result is no number.") }
    return value
  }

  private var next: UInt8 { text.indices.contains(place) ? text[place] : 0 }

  private var unexpected: Mistake {
    let rest = String(decoding: text[min(place, text.count)...].prefix(20), as: UTF8.self)
    return Mistake(message: rest.isEmpty ? "It ends too soon." : "\"\(rest)\" was not expected there.")
  }

  private mutating func skipBlanks() {
    while place < text.count, text[place] <= 0x20 { place += 1 }
  }

  private mutating func take(_ byte: Character) -> Bool {
    skipBlanks()
    guard next == byte.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func sum() throws(Mistake) -> Double {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw Mistake(message: "It is nested too deeply.") }
    var value = try product()
    while true {
      if take("+") { value += try product() } else if take("-") { value -= try product() } else { return value }
    }
  }

  private mutating func product() throws(Mistake) -> Double {
    var value = try signed()
    while true {
      if take("*") {
        value *= try signed()
      } else if take("/") {
        let divisor = try signed()
        guard divisor != 0 else { throw Mistake(message: "It divides by zero.") }
        value /= divisor
      } else if take("%") {
        let divisor = try signed()
        guard divisor != 0 else { throw Mistake(message: "It divides by zero.") }
        value = fmod(value, divisor)
      } else {
        return value
      }
    }
  }

  private mutating func signed() throws(Mistake) -> Double {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw Mistake(message: "It is nested too deeply.") }
    if take("-") { return -(try signed()) }
    if take("+") { return try signed() }
    let base = try atom()
    // 2^3^2 is 2^(3^2).
    return take("^") ? pow(base, try signed()) : base
  }

  private mutating func atom() throws(Mistake) -> Double {
    if take("(") {
      let value = try sum()
      guard take(")") else { throw unexpected }
      return value
    }
    let start = place
    while next.isDigit || next == 0x2E { place += 1 }
    if next.lowercased == UInt8(ascii: "e"), place > start {
      var end = place + 1
      if end < text.count, text[end] == 0x2D || text[end] == 0x2B { end += 1 }
      if end < text.count, text[end].isDigit {
        place = end
        while next.isDigit { place += 1 }
      }
    }
    if place > start {
      guard let value = Double(String(decoding: text[start..<place], as: UTF8.self)) else { throw unexpected }
      return value
    }
    while next.isLetter || place > start && next.isDigit { place += 1 }
    let name = String(decoding: text[start..<place].map(\.lowercased), as: UTF8.self)
    if name == "pi" { return Double.pi }
    if name == "e" { return M_E }
    guard !name.isEmpty, take("(") else {
      place = start
      throw unexpected
    }
    var arguments = [try sum()]
    while take(","), arguments.count < 100 { arguments.append(try sum()) }
    guard take(")") else { throw unexpected }
    return try Self.apply(name, arguments)
  }

  private static func apply(_ name: String, _ all: [Double]) throws(Mistake) -> Double {
    let first = all.first ?? 0
    switch (name, all.count) {
    case ("min", _): return all.min() ?? first
    case ("max", _): return all.max() ?? first
    case ("sum", _): return all.reduce(0, +)
    case ("avg", _), ("mean", _): return all.reduce(0, +) / Double(all.count)
    case ("pow", 2): return pow(first, all[1])
    case ("round", 2): return (first * pow(10, all[1])).rounded() / pow(10, all[1])
    case ("sqrt", 1): return first.squareRoot()
    case ("abs", 1): return abs(first)
    case ("round", 1): return first.rounded()
    case ("floor", 1): return first.rounded(.down)
    case ("ceil", 1): return first.rounded(.up)
    case ("ln", 1): return log(first)
    case ("log", 1), ("log10", 1): return log10(first)
    case ("log2", 1): return log2(first)
    case ("exp", 1): return exp(first)
    case ("sin", 1): return sin(first)
    case ("cos", 1): return cos(first)
    case ("tan", 1): return tan(first)
    default: throw Mistake(message: "There is no function \(name.prefix(20)) of \(all.count) numbers.")
    }
  }
}
