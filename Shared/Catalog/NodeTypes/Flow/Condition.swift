internal import Expressions
internal import WorkflowModels

/// A condition as editors build it: `{left, operator, right}`, and `{all: […]}`, `{any: […]}` of these.
///
/// Numbers and texts that are numbers compare as numbers, because what a form's field gives is a text.
enum Condition {
  enum Operator: String, CaseIterable {
    case equals, greater, less, contains, matches, exists, empty
    case notEquals = "not_equals"
    case greaterOrEqual = "greater_or_equal"
    case lessOrEqual = "less_or_equal"
    case startsWith = "starts_with"
    case endsWith = "ends_with"

    var needsRight: Bool { self != .exists && self != .empty }
  }

  /// Deeper nesting than anybody writes; it bounds the recursion.
  private static let deepest = 32

  static func problems(of condition: JSON, at path: String, depth: Int = 0) -> [PropertyProblem] {
    guard depth < deepest else { return [PropertyProblem(path, "Conditions are nested too deeply.")] }
    for word in ["all", "any"] {
      guard let parts = condition[word] else { continue }
      guard let parts = parts.arrayValue else {
        return [PropertyProblem("\(path).\(word)", "\"\(word)\" must be an array of conditions.")]
      }
      return parts.enumerated().flatMap { index, part in
        problems(of: part, at: "\(path).\(word)[\(index)]", depth: depth + 1)
      }
    }
    guard let name = condition["operator"]?.stringValue else {
      return [PropertyProblem(path, "A condition needs \"operator\", or \"all\" or \"any\".", hint: operatorHint)]
    }
    guard let comparison = Operator(rawValue: name) else {
      return [PropertyProblem("\(path).operator", "There is no operator \"\(name)\".", hint: operatorHint)]
    }
    if condition["left"] == nil { return [PropertyProblem("\(path).left", "A condition needs \"left\".")] }
    if comparison.needsRight && condition["right"] == nil {
      return [PropertyProblem("\(path).right", "The operator \"\(name)\" needs \"right\".")]
    }
    return []
  }

  /// The condition with all its templates expanded.
  static func holds(_ condition: JSON, depth: Int = 0) throws(NodeFailure) -> Bool {
    guard depth < deepest else {
      throw NodeFailure(code: "condition_too_deep", message: "Conditions are nested too deeply.")
    }
    if let parts = condition["all"]?.arrayValue {
      for part in parts where try !holds(part, depth: depth + 1) { return false }
      return true
    }
    if let parts = condition["any"]?.arrayValue {
      for part in parts where try holds(part, depth: depth + 1) { return true }
      return false
    }
    guard let name = condition["operator"]?.stringValue, let comparison = Operator(rawValue: name) else {
      throw NodeFailure(code: "wrong_condition", message: "The condition has no known operator.")
    }
    return try compare(condition["left"] ?? .null, comparison, condition["right"] ?? .null)
  }

  static func compare(_ left: JSON, _ comparison: Operator, _ right: JSON) throws(NodeFailure) -> Bool {
    switch comparison {
    case .equals: return areEqual(left, right)
    case .notEquals: return !areEqual(left, right)
    case .greater: return order(left, right).map { $0 > 0 } ?? false
    case .greaterOrEqual: return order(left, right).map { $0 >= 0 } ?? false
    case .less: return order(left, right).map { $0 < 0 } ?? false
    case .lessOrEqual: return order(left, right).map { $0 <= 0 } ?? false
    case .contains: return contains(left, right)
    case .startsWith: return left.plainText.hasPrefix(right.plainText)
    case .endsWith: return left.plainText.hasSuffix(right.plainText)
    case .matches: return try matches(left.plainText, pattern: right.plainText)
    case .exists: return !left.isNull
    case .empty: return isEmpty(left)
    }
  }

  private static func areEqual(_ left: JSON, _ right: JSON) -> Bool {
    if left == right { return true }
    guard left.isNumber != right.isNumber, let order = order(left, right) else { return false }
    return order == 0
  }

  /// Nil where there is no order: a text against an object, say.
  private static func order(_ left: JSON, _ right: JSON) -> Int? {
    if let left = left.number, let right = right.number { return left < right ? -1 : left == right ? 0 : 1 }
    guard let left = left.stringValue, let right = right.stringValue else { return nil }
    return left < right ? -1 : left == right ? 0 : 1
  }

  private static func contains(_ left: JSON, _ right: JSON) -> Bool {
    switch left {
    case .string(let text): text.contains(right.plainText)
    case .array(let values): values.contains { areEqual($0, right) }
    case .object(let object): right.stringValue.map { object[$0] != nil } ?? false
    default: false
    }
  }

  private static func isEmpty(_ value: JSON) -> Bool {
    switch value {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let values): values.isEmpty
    case .object(let object): object.isEmpty
    default: false
    }
  }

  private static func matches(_ text: String, pattern: String) throws(NodeFailure) -> Bool {
    do throws(ExpressionError) {
      return try LinearPattern(pattern).isFound(in: text)
    } catch {
      throw NodeFailure(code: "wrong_pattern", message: error.message)
    }
  }

  private static var operatorHint: String {
    "One of " + Operator.allCases.map(\.rawValue).joined(separator: ", ") + "."
  }
}

extension JSON {
  /// A number, or a text that is one.
  fileprivate var number: Double? {
    doubleValue ?? stringValue.flatMap { text in text.isEmpty ? nil : Double(text) }
  }

  /// A string as it is, anything else as JSON.
  fileprivate var plainText: String { stringValue ?? text() }
}
