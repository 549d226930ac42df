/// A condition in words, for the names of nodes.
extension Condition {
  var words: String {
    switch self {
    case .compare(let field, let comparison, let operand):
      let name = field.parts.joined(separator: ".").replacing("_", with: " ")
      let value = operand.words
      return value.isEmpty ? "\(name) \(comparison.words)" : "\(name) \(comparison.words) \(value)"
    case .count(.greater, 0): return "there are any"
    case .count(.equals, 0): return "there are none"
    case .count(let comparison, let number):
      let amount = JQText.number(number)
      return switch comparison {
      case .greater: "there are more than \(amount)"
      case .greaterOrEqual: "there are at least \(amount)"
      case .less: "there are fewer than \(amount)"
      case .lessOrEqual: "there are at most \(amount)"
      default: "there are \(amount)"
      }
    case .all(let parts): return parts.map(\.words).joined(separator: " and ")
    case .any(let parts): return parts.map(\.words).joined(separator: " or ")
    case .not(let inner): return "not " + inner.words
    }
  }
}

extension Condition.Comparison {
  fileprivate var words: String {
    switch self {
    case .equals: "is"
    case .notEquals: "is not"
    case .greater: "is greater than"
    case .greaterOrEqual: "is at least"
    case .less: "is less than"
    case .lessOrEqual: "is at most"
    case .contains: "contains"
    case .notContains: "does not contain"
    case .startsWith: "starts with"
    case .endsWith: "ends with"
    case .exists: "is present"
    case .missing: "is missing"
    }
  }
}

extension Condition.Operand {
  fileprivate var words: String {
    switch self {
    case .string(let text): text
    case .number(let number): JQText.number(number)
    case .bool(let flag): flag ? "true" : "false"
    case .null: "null"
    case .field(let field): field.parts.joined(separator: ".")
    case .none: ""
    }
  }
}
