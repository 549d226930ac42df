/// What a prompt demands of data, before it is known where in the workflow that data stands.
indirect enum Condition: Sendable, Hashable {
  enum Comparison: String, Sendable, Hashable {
    case equals, notEquals, greater, greaterOrEqual, less, lessOrEqual, contains, notContains, startsWith, endsWith
    case exists, missing
  }

  enum Operand: Sendable, Hashable {
    case string(String)
    case number(Double)
    case bool(Bool)
    case null
    case field(FieldPath)
    case none
  }

  case compare(FieldPath, Comparison, Operand)
  /// How many items there are.
  case count(Comparison, Double)
  case all([Condition])
  case any([Condition])
  case not(Condition)

  var negated: Condition {
    switch self {
    case .not(let inner): inner
    case .compare(let field, .equals, let operand): .compare(field, .notEquals, operand)
    case .compare(let field, .notEquals, let operand): .compare(field, .equals, operand)
    case .compare(let field, .exists, _): .compare(field, .missing, .none)
    case .compare(let field, .missing, _): .compare(field, .exists, .none)
    default: .not(self)
    }
  }

  var isCount: Bool {
    switch self {
    case .count: true
    case .not(let inner): inner.isCount
    default: false
    }
  }

  /// Whether all of it speaks of an HTTP answer itself.
  var isOfResponse: Bool {
    switch self {
    case .compare(let field, _, _): field.ofResponse
    case .count: false
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isOfResponse)
    case .not(let inner): inner.isOfResponse
    }
  }
}
