/// The one form of a number's value, so that `1`, `1.0` and `10e-1` compare, hash and digest the same.
///
/// The value of a `double` is that of its shortest text that reads back, as it is for whoever reads our output.
enum CanonicalNumber: Hashable, Sendable {
  case integer(Int)
  /// A double that is no `Int`; never zero. All NaNs are one.
  case binary(UInt64)
  /// Digits without zeros at either end, times ten to the exponent.
  case scaled(negative: Bool, digits: String, exponent: Int)
  /// A literal whose exponent is itself out of any range; compared as sent.
  case literal(String)

  /// Takes any value; what is not a number counts as 0 and is never asked for.
  init(_ value: JSON) {
    switch value {
    case .int(let value): self = .integer(value)
    case .double(let value): self = Self(value)
    case .decimal(let literal): self = Self(decimal: literal)
    default: self = .integer(0)
    }
  }

  private init(_ value: Double) {
    if let integer = Int(exactly: value) {
      self = .integer(integer)
    } else {
      self = .binary(value.isNaN ? Double.nan.bitPattern : value.bitPattern)
    }
  }

  private init(decimal literal: String) {
    guard let parts = DecimalParts(literal) else {
      self = .literal(literal)
      return
    }
    if parts.digits.isEmpty {
      self = .integer(0)
    } else if let integer = parts.integer {
      self = .integer(integer)
    } else if let double = Double(literal), double.isFinite, DecimalParts("\(double)") == parts {
      self = Self(double)
    } else {
      self = .scaled(negative: parts.isNegative, digits: parts.digits, exponent: parts.exponent)
    }
  }

  /// The canonical text: always a valid JSON value.
  var text: String {
    switch self {
    case .integer(let value): "\(value)"
    case .binary(let bits): JSONWriter.text(of: Double(bitPattern: bits))
    case .scaled(let negative, let digits, let exponent): Self.text(negative, digits, exponent)
    case .literal(let literal): literal
    }
  }

  /// Integers that a double could hold are written without an exponent: with one they would be read as a double.
  private static func text(_ negative: Bool, _ digits: String, _ exponent: Int) -> String {
    let sign = negative ? "-" : ""
    if exponent >= 0, exponent <= 309, digits.utf8.count + exponent <= 309 {
      return sign + digits + String(repeating: "0", count: exponent)
    }
    return "\(sign)\(digits)e\(exponent)"
  }
}

/// A decimal literal taken apart: sign, significant digits, power of ten.
struct DecimalParts: Equatable {
  private(set) var isNegative = false
  private(set) var digits = ""
  private(set) var exponent = 0

  /// Nil when the text is no number or its exponent does not fit.
  init?(_ literal: String) {
    var significant: [UInt8] = []
    var scale = 0
    var seenPoint = false
    var rest = Substring(literal)
    if rest.first == "-" {
      isNegative = true
      rest = rest.dropFirst()
    }
    let mantissa = rest.prefix { $0 != "e" && $0 != "E" }
    for byte in mantissa.utf8 {
      switch byte {
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        significant.append(byte)
        if seenPoint { scale -= 1 }
      default: return nil
      }
    }
    var written = rest.dropFirst(mantissa.count).dropFirst()
    if written.first == "+" { written = written.dropFirst() }
    if !written.isEmpty {
      guard let value = Int(written), value.magnitude < 1 << 60 else { return nil }
      scale += value
    }
    while significant.last == UInt8(ascii: "0") {
      significant.removeLast()
      scale += 1
    }
    digits = String(decoding: significant.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
    if digits.isEmpty {
      isNegative = false
    } else {
      exponent = scale
    }
  }

  /// The value as an `Int`, when it is one.
  var integer: Int? {
    guard exponent >= 0, exponent < 20 else { return nil }
    return Int((isNegative ? "-" : "") + digits + String(repeating: "0", count: exponent))
  }
}
