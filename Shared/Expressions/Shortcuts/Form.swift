import WorkflowModels

/// How many values a form gives, as far as its text says.
enum Arity: Int, Comparable {
  case one, atMostOne, many

  static func < (left: Arity, right: Arity) -> Bool { left.rawValue < right.rawValue }
}

/// One piece of a program that is evaluated by calling it. Classes, because a tree of them is called without copying
/// or counting references on the way down.
protocol Form: AnyObject, Sendable {
  /// Takes a value; false when no more are wanted.
  typealias Sink = (JSON, inout ShortcutRun) throws(Fault) -> Bool

  var arity: Arity { get }

  /// The value of a form whose arity is one; of others nobody asks it.
  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON

  /// All values, one after the other; false when a `break` has ended it.
  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool
}

/// A form that gives exactly one value.
protocol SingleForm: Form {}

extension SingleForm {
  var arity: Arity { .one }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    try sink(try value(of: input, scope, &run), &run)
  }
}

/// A form that may give none or several.
protocol ManyForm: Form {}

extension ManyForm {
  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try first(of: input, scope, &run) ?? .null
  }
}

extension Form {
  /// The only value of a form that gives at most one. After nil, `run.leaving` says whether a `break` was met.
  func first(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON? {
    if arity == .one { return try value(of: input, scope, &run) }
    var found: JSON?
    _ = try each(of: input, scope, &run) { (value, _) throws(Fault) in
      found = value
      return true
    }
    return found
  }
}
