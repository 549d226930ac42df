/// A kind of character by Unicode's properties: `\w`, `[[:alpha:]]`, `\p{Lu}`.
enum ScalarKind: Sendable {
  case word, digit, space, alpha, alnum, upper, lower, punct, cntrl, graph, print, hexDigit, blank, ascii, any
  /// The letters of general categories, such as `Lu`, or `L` for all that begin so.
  case category(String)

  init?(named name: String) {
    let plain = name.lowercased().filter { $0 != "_" && $0 != " " && $0 != "-" }
    switch plain {
    case "word": self = .word
    case "digit": self = .digit
    case "space", "whitespace": self = .space
    case "alpha", "alphabetic": self = .alpha
    case "alnum": self = .alnum
    case "upper", "uppercase": self = .upper
    case "lower", "lowercase": self = .lower
    case "punct": self = .punct
    case "cntrl": self = .cntrl
    case "graph": self = .graph
    case "print": self = .print
    case "xdigit": self = .hexDigit
    case "blank": self = .blank
    case "ascii": self = .ascii
    case "any": self = .any
    default:
      guard let known = Self.categories[plain] else { return nil }
      self = .category(known)
    }
  }

  private static let categories: [String: String] = {
    var table: [String: String] = [
      "letter": "L", "mark": "M", "number": "N", "punctuation": "P", "symbol": "S", "separator": "Z", "other": "C",
    ]
    for name in codes.values { table[name.lowercased()] = name }
    for name in ["L", "M", "N", "P", "S", "Z", "C"] { table[name.lowercased()] = name }
    return table
  }()

  private static let codes: [Unicode.GeneralCategory: String] = [
    .uppercaseLetter: "Lu", .lowercaseLetter: "Ll", .titlecaseLetter: "Lt", .modifierLetter: "Lm", .otherLetter: "Lo",
    .nonspacingMark: "Mn", .spacingMark: "Mc", .enclosingMark: "Me", .decimalNumber: "Nd", .letterNumber: "Nl",
    .otherNumber: "No", .connectorPunctuation: "Pc", .dashPunctuation: "Pd", .openPunctuation: "Ps",
    .closePunctuation: "Pe", .initialPunctuation: "Pi", .finalPunctuation: "Pf", .otherPunctuation: "Po",
    .mathSymbol: "Sm", .currencySymbol: "Sc", .modifierSymbol: "Sk", .otherSymbol: "So", .spaceSeparator: "Zs",
    .lineSeparator: "Zl", .paragraphSeparator: "Zp", .control: "Cc", .format: "Cf", .surrogate: "Cs",
    .privateUse: "Co", .unassigned: "Cn",
  ]

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    let code = Self.codes[properties.generalCategory] ?? "Cn"
    switch self {
    case .word: return properties.isAlphabetic || code.hasPrefix("M") || code == "Nd" || code == "Pc"
    case .digit: return code == "Nd"
    case .space: return properties.isWhitespace
    case .alpha: return properties.isAlphabetic
    case .alnum: return properties.isAlphabetic || code == "Nd"
    case .upper: return properties.isUppercase
    case .lower: return properties.isLowercase
    case .punct: return code.hasPrefix("P") || scalar.isASCII && code.hasPrefix("S")
    case .cntrl: return code == "Cc"
    case .graph: return !properties.isWhitespace && !["Cc", "Cn", "Cs"].contains(code)
    case .print: return !["Cc", "Cn", "Cs"].contains(code)
    case .hexDigit: return scalar.isASCII && (code == "Nd" || scalar.properties.isASCIIHexDigit)
    case .blank: return scalar == "\t" || code == "Zs"
    case .ascii: return scalar.isASCII
    case .any: return true
    case .category(let wanted): return code.hasPrefix(wanted)
    }
  }
}
