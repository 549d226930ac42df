/// A condition as jq.
extension Condition {
  /// - Parameter root: the expression of the item (or, for a count, of the list) that the condition speaks of.
  func jq(_ root: String) -> String {
    switch self {
    case .compare(let field, let comparison, let operand):
      return Self.jq(field.jq(from: root), comparison, operand, root: root)
    case .count(let comparison, let number):
      return "(\(root) | length) \(comparison.sign) \(JQText.number(number))"
    case .all(let parts): return Self.join(parts, "and", root)
    case .any(let parts): return Self.join(parts, "or", root)
    case .not(let inner): return "(\(inner.jq(root)) | not)"
    }
  }

  private static func join(_ parts: [Condition], _ word: String, _ root: String) -> String {
    parts.map { part in
      switch part {
      case .all, .any: "(\(part.jq(root)))"
      default: part.jq(root)
      }
    }.joined(separator: " \(word) ")
  }

  private static func jq(_ field: String, _ comparison: Comparison, _ operand: Operand, root: String) -> String {
    let value = operand.jq(root: root)
    switch comparison {
    case .contains: return "((\(field) // \"\") | contains(\(value)))"
    case .notContains: return "((\(field) // \"\") | contains(\(value)) | not)"
    case .startsWith: return "((\(field) // \"\") | startswith(\(value)))"
    case .endsWith: return "((\(field) // \"\") | endswith(\(value)))"
    case .exists: return "(\(field) // \"\") != \"\""
    case .missing: return "(\(field) // \"\") == \"\""
    case .less, .lessOrEqual:
      // In jq null is less than every number: an absent field must not pass.
      return "(\(field) != null and \(field) \(comparison.sign) \(value))"
    case .equals, .notEquals, .greater, .greaterOrEqual: return "\(field) \(comparison.sign) \(value)"
    }
  }
}

extension Condition.Comparison {
  var sign: String {
    switch self {
    case .notEquals, .notContains: "!="
    case .greater, .exists: ">"
    case .greaterOrEqual: ">="
    case .less: "<"
    case .lessOrEqual: "<="
    case .equals, .contains, .startsWith, .endsWith, .missing: "=="
    }
  }
}

extension Condition.Operand {
  fileprivate func jq(root: String) -> String {
    switch self {
    case .string(let text): JQText.string(text)
    case .number(let number): JQText.number(number)
    case .bool(let flag): flag ? "true" : "false"
    case .null, .none: "null"
    case .field(let field): field.jq(from: root)
    }
  }
}
