import WorkflowModels

/// `a + b`, `a < b`, … where both sides give one value.
final class BinaryForm: SingleForm {
  private let operation: Operator
  private let left: any Form
  private let right: any Form

  init(_ operation: Operator, _ left: any Form, _ right: any Form) {
    self.operation = operation
    self.left = left
    self.right = right
  }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try run.meter.step()
    let right = try right.value(of: input, scope, &run)
    let left = try left.value(of: input, scope, &run)
    return try Self.apply(operation, left, right, &run)
  }

  static func apply(
    _ operation: Operator, _ left: JSON, _ right: JSON, _ run: inout ShortcutRun
  ) throws(Fault) -> JSON {
    if case .int(let first) = left, case .int(let second) = right {
      switch operation {
      case .equal: return .bool(first == second)
      case .notEqual: return .bool(first != second)
      case .less: return .bool(first < second)
      case .lessOrEqual: return .bool(first <= second)
      case .greater: return .bool(first > second)
      case .greaterOrEqual: return .bool(first >= second)
      default: break
      }
    }
    let value = try Arithmetic.apply(operation, left, right, &run.meter)
    run.note(value)
    return value
  }
}

/// The same where a side may give none or several: the right one is the outer loop, as in the machine.
final class BinaryLoopForm: ManyForm {
  let arity: Arity
  private let operation: Operator
  private let left: any Form
  private let right: any Form

  init(_ operation: Operator, _ left: any Form, _ right: any Form) {
    self.operation = operation
    self.left = left
    self.right = right
    arity = max(left.arity, right.arity)
  }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    try right.each(of: input, scope, &run) { (right, run) throws(Fault) in
      try left.each(of: input, scope, &run) { (left, run) throws(Fault) in
        try run.meter.step()
        return try sink(try BinaryForm.apply(operation, left, right, &run), &run)
      }
    }
  }
}

/// `a and b`, `a or b`, where both give one value.
final class LogicForm: SingleForm {
  private let isAnd: Bool
  private let left: any Form
  private let right: any Form

  init(isAnd: Bool, _ left: any Form, _ right: any Form) {
    self.isAnd = isAnd
    self.left = left
    self.right = right
  }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try run.meter.step()
    if try left.value(of: input, scope, &run).isTruthy != isAnd { return .bool(!isAnd) }
    return .bool(try right.value(of: input, scope, &run).isTruthy)
  }
}

/// `-a`
final class NegationForm: SingleForm {
  private let operand: any Form

  init(_ operand: any Form) { self.operand = operand }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    let value = try Number.negate(try operand.value(of: input, scope, &run))
    run.note(value)
    return value
  }
}

/// `a[key]`, where both give one value.
final class IndexForm: SingleForm {
  private let term: any Form
  private let key: any Form

  init(_ term: any Form, key: any Form) {
    self.term = term
    self.key = key
  }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try run.meter.step()
    let key = try key.value(of: input, scope, &run)
    let term = try term.value(of: input, scope, &run)
    return try Paths.child(of: term, key, &run.meter)
  }
}

/// A function written in Swift, each of whose arguments gives one value.
final class NativeForm: SingleForm {
  private let native: Native
  private let arguments: [any Form]

  init(_ native: Native, _ arguments: [any Form]) {
    self.native = native
    self.arguments = arguments
  }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try run.meter.step()
    var values: [JSON] = []
    for argument in arguments.reversed() { values.append(try argument.value(of: input, scope, &run)) }
    if values.count > 1 { values.reverse() }
    let value = try call(input, values, scope, &run)
    run.note(value)
    return value
  }

  private func call(
    _ input: JSON, _ values: [JSON], _ scope: ExpressionScope, _ run: inout ShortcutRun
  ) throws(Fault) -> JSON {
    switch native {
    case .now: return Number.json(Double(scope.now.microseconds) / 1_000_000)
    case .error: throw .value(input, kind: .thrown)
    case .errorWith: throw .value(values.first ?? .null, kind: .thrown)
    case .getpath:
      guard case .array(let path)? = values.first else { throw .type("Path must be specified as an array") }
      return try Paths.get(input, path[...], &run.meter)
    case .match, .test:
      guard values.count == 2 else { throw .type("\(native.name) takes two arguments") }
      return try run.matching.call(input, values[0], values[1], isTest: native == .test, &run.meter)
    default: return try Functions.call(native, input, values, &run.meter)
    }
  }
}
