/// The ways of English to compare, longest first where one begins another.
enum ComparisonPhrases {
  struct Match: Sendable, Hashable {
    let comparison: Condition.Comparison
    let length: Int
    /// "is empty" is whole; "is greater than" waits for a value.
    let takesValue: Bool
  }

  private static let table: [(String, Condition.Comparison, Bool)] = [
    ("is not empty", .exists, false), ("are not empty", .exists, false), ("is not null", .exists, false),
    ("is not missing", .exists, false), ("is not blank", .exists, false), ("exists", .exists, false),
    ("exist", .exists, false), ("is present", .exists, false), ("is set", .exists, false), ("is given", .exists, false),
    ("is defined", .exists, false), ("is provided", .exists, false), ("is available", .exists, false),
    ("is empty", .missing, false), ("are empty", .missing, false), ("is missing", .missing, false),
    ("are missing", .missing, false), ("is blank", .missing, false), ("is null", .missing, false),
    ("is not set", .missing, false), ("is not present", .missing, false), ("does not exist", .missing, false),
    ("do not exist", .missing, false), ("is not given", .missing, false), ("is not defined", .missing, false),
    ("is not provided", .missing, false), ("is absent", .missing, false),
    ("is not equal to", .notEquals, true), ("not equal to", .notEquals, true), ("does not equal", .notEquals, true),
    ("is different from", .notEquals, true), ("is not", .notEquals, true), ("are not", .notEquals, true),
    ("was not", .notEquals, true), ("other than", .notEquals, true), ("do not equal", .notEquals, true),
    ("is equal to", .equals, true), ("are equal to", .equals, true), ("equal to", .equals, true),
    ("equals", .equals, true), ("equal", .equals, true), ("is exactly", .equals, true), ("is set to", .equals, true),
    ("is marked as", .equals, true), ("is", .equals, true), ("are", .equals, true), ("was", .equals, true),
    ("were", .equals, true), ("matches", .equals, true), ("being", .equals, true), ("says", .equals, true),
    ("is greater than or equal to", .greaterOrEqual, true), ("greater than or equal to", .greaterOrEqual, true),
    ("is more than or equal to", .greaterOrEqual, true), ("is at least", .greaterOrEqual, true),
    ("are at least", .greaterOrEqual, true), ("at least", .greaterOrEqual, true),
    ("is not less than", .greaterOrEqual, true), ("is not below", .greaterOrEqual, true),
    ("is greater than", .greater, true), ("is more than", .greater, true), ("are more than", .greater, true),
    ("is over", .greater, true), ("is above", .greater, true), ("are above", .greater, true),
    ("are over", .greater, true), ("is higher than", .greater, true), ("is bigger than", .greater, true),
    ("is larger than", .greater, true), ("greater than", .greater, true), ("more than", .greater, true),
    ("higher than", .greater, true), ("bigger than", .greater, true), ("larger than", .greater, true),
    ("exceeds", .greater, true), ("exceed", .greater, true), ("exceeding", .greater, true), ("over", .greater, true),
    ("above", .greater, true), ("is after", .greater, true), ("goes over", .greater, true),
    ("goes above", .greater, true), ("are greater than", .greater, true), ("rises above", .greater, true),
    ("is less than or equal to", .lessOrEqual, true), ("less than or equal to", .lessOrEqual, true),
    ("is at most", .lessOrEqual, true), ("at most", .lessOrEqual, true), ("is not more than", .lessOrEqual, true),
    ("is no more than", .lessOrEqual, true), ("is not above", .lessOrEqual, true),
    ("is less than", .less, true), ("is lower than", .less, true), ("is below", .less, true), ("is under", .less, true),
    ("are below", .less, true), ("are under", .less, true), ("is smaller than", .less, true),
    ("less than", .less, true),
    ("lower than", .less, true), ("fewer than", .less, true), ("smaller than", .less, true), ("below", .less, true),
    ("under", .less, true), ("is before", .less, true), ("falls below", .less, true), ("drops below", .less, true),
    ("goes below", .less, true), ("are less than", .less, true),
    ("does not contain", .notContains, true), ("do not contain", .notContains, true),
    ("does not include", .notContains, true), ("do not include", .notContains, true),
    ("not containing", .notContains, true), ("does not mention", .notContains, true),
    ("contains", .contains, true), ("contain", .contains, true), ("containing", .contains, true),
    ("includes", .contains, true), ("include", .contains, true), ("including", .contains, true),
    ("mentions", .contains, true), ("mention", .contains, true), ("mentioning", .contains, true),
    ("has the word", .contains, true),
    ("starts with", .startsWith, true), ("start with", .startsWith, true), ("begins with", .startsWith, true),
    ("beginning with", .startsWith, true), ("starting with", .startsWith, true),
    ("ends with", .endsWith, true), ("end with", .endsWith, true), ("ends in", .endsWith, true),
    ("ending with", .endsWith, true), ("ending in", .endsWith, true),
  ]

  private struct Phrase {
    let words: [String]
    let comparison: Condition.Comparison
    let takesValue: Bool
  }

  private static let byFirstWord: [String: [Phrase]] = {
    var result: [String: [Phrase]] = [:]
    for (text, comparison, takesValue) in table {
      let words = text.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      result[first, default: []].append(Phrase(words: words, comparison: comparison, takesValue: takesValue))
    }
    return result.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()

  static func match(_ tokens: [Token], at index: Int) -> Match? {
    guard let token = tokens.at(index) else { return nil }
    if case .comparison(let sign) = token.kind, let comparison = comparison(ofSign: sign) {
      return Match(comparison: comparison, length: 1, takesValue: true)
    }
    for phrase in byFirstWord[token.word] ?? [] where tokens.matches(phrase.words, at: index) {
      return Match(comparison: phrase.comparison, length: phrase.words.count, takesValue: phrase.takesValue)
    }
    return nil
  }

  private static func comparison(ofSign sign: String) -> Condition.Comparison? {
    switch sign {
    case "=", "==": .equals
    case "!=", "≠": .notEquals
    case ">": .greater
    case ">=", "=>", "≥": .greaterOrEqual
    case "<": .less
    case "<=", "≤": .lessOrEqual
    default: nil
    }
  }
}
