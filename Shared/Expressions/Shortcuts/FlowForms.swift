import WorkflowModels

/// `a | b`
final class PipeForm: Form {
  let arity: Arity
  private let left: any Form
  let right: any Form
  private let isLeftSingle: Bool

  init(_ left: any Form, _ right: any Form) {
    self.left = left
    self.right = right
    isLeftSingle = left.arity == .one
    arity = max(left.arity, right.arity)
  }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try run.meter.step()
    return try right.value(of: try left.value(of: input, scope, &run), scope, &run)
  }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    try run.meter.step()
    if isLeftSingle { return try right.each(of: try left.value(of: input, scope, &run), scope, &run, sink) }
    return try left.each(of: input, scope, &run) { (value, run) throws(Fault) in
      try right.each(of: value, scope, &run, sink)
    }
  }
}

/// `a, b`
final class CommaForm: ManyForm {
  let arity = Arity.many
  let left: any Form
  let right: any Form

  init(_ left: any Form, _ right: any Form) {
    self.left = left
    self.right = right
  }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    guard try left.each(of: input, scope, &run, sink) else { return false }
    return try right.each(of: input, scope, &run, sink)
  }
}

/// `empty`
final class EmptyForm: ManyForm {
  let arity = Arity.atMostOne

  func each(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink) -> Bool { true }
}

/// `if a then b else c end`
final class ConditionForm: Form {
  let arity: Arity
  private let condition: any Form
  private let then: any Form
  private let otherwise: any Form
  private let isDecidedOnce: Bool

  init(_ condition: any Form, then: any Form, otherwise: any Form) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    isDecidedOnce = condition.arity == .one
    arity = max(condition.arity, then.arity, otherwise.arity)
  }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try run.meter.step()
    let isMet = try condition.value(of: input, scope, &run).isTruthy
    return try (isMet ? then : otherwise).value(of: input, scope, &run)
  }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    try run.meter.step()
    if isDecidedOnce {
      let isMet = try condition.value(of: input, scope, &run).isTruthy
      return try (isMet ? then : otherwise).each(of: input, scope, &run, sink)
    }
    return try condition.each(of: input, scope, &run) { (value, run) throws(Fault) in
      try (value.isTruthy ? then : otherwise).each(of: input, scope, &run, sink)
    }
  }
}

/// `a // b`, where `a` gives at most one value.
final class AlternativeForm: Form {
  let arity: Arity
  private let left: any Form
  private let right: any Form

  init(_ left: any Form, _ right: any Form) {
    self.left = left
    self.right = right
    arity = right.arity
  }

  /// nil where the right side decides.
  private func preferred(
    _ input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun
  ) throws(Fault) -> JSON? {
    try run.meter.step()
    guard let value = try left.first(of: input, scope, &run), value.isTruthy else { return nil }
    return value
  }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    if let value = try preferred(input, scope, &run) { return value }
    return try right.value(of: input, scope, &run)
  }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    if let value = try preferred(input, scope, &run) { return try sink(value, &run) }
    guard run.leaving == nil else { return false }
    return try right.each(of: input, scope, &run, sink)
  }
}

/// `a?`, where `a` gives at most one value: an error of its own gives none, but one further on is not caught here.
final class AttemptForm: ManyForm {
  let arity = Arity.atMostOne
  private let body: any Form

  init(_ body: any Form) { self.body = body }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    var found: JSON?
    do throws(Fault) {
      found = try body.first(of: input, scope, &run)
    } catch {
      guard case .value = error else { throw error }
    }
    guard let found else { return run.leaving == nil }
    return try sink(found, &run)
  }
}

/// `a as $x | b`
final class BindingForm: Form {
  let arity: Arity
  private let source: any Form
  private let slot: Int
  private let body: any Form

  init(_ source: any Form, slot: Int, _ body: any Form) {
    self.source = source
    self.slot = slot
    self.body = body
    arity = max(source.arity, body.arity)
  }

  private func bind(_ value: JSON, _ run: inout ShortcutRun) throws(Fault) {
    try run.meter.step()
    if slot < run.slots.count { run.slots[slot] = value }
  }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try bind(try source.value(of: input, scope, &run), &run)
    return try body.value(of: input, scope, &run)
  }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    try source.each(of: input, scope, &run) { (value, run) throws(Fault) in
      try bind(value, &run)
      return try body.each(of: input, scope, &run, sink)
    }
  }
}

/// `label $x | a`
final class LabelForm: ManyForm {
  let arity: Arity
  private let label: Int
  private let body: any Form

  init(_ label: Int, _ body: any Form, givesAtMostOne: Bool) {
    self.label = label
    self.body = body
    arity = givesAtMostOne ? .atMostOne : max(body.arity, .atMostOne)
  }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    if try body.each(of: input, scope, &run, sink) { return true }
    guard run.leaving == label else { return false }
    run.leaving = nil
    return true
  }
}

/// `break $x`
final class BreakForm: ManyForm {
  let arity = Arity.atMostOne
  let label: Int

  init(_ label: Int) { self.label = label }

  func each(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink) -> Bool {
    run.leaving = label
    return false
  }
}
