import WorkflowModels

/// Why an evaluation stops or, inside `try`, goes to the handler.
enum Fault: Error {
  /// An error that the program can catch.
  case value(JSON, kind: ExpressionError.Kind, hint: String? = nil)
  /// The budget is spent: nothing in the program can catch this.
  case budget(String)

  static func type(_ message: String, hint: String? = nil) -> Fault {
    .value(.string(message), kind: .type, hint: hint)
  }
}

/// Counts what an evaluation does against its budget.
struct Meter {
  private(set) var steps: Int
  private(set) var bytes: Int
  let budget: ExpressionBudget

  init(_ budget: ExpressionBudget) {
    self.budget = budget
    steps = budget.steps
    bytes = budget.bytes
  }

  mutating func step(_ count: Int = 1) throws(Fault) {
    steps -= count
    if steps < 0 {
      throw .budget("The expression needs more than its budget of \(budget.steps) steps")
    }
  }

  /// `count` may be absurdly large, but not negative.
  mutating func spend(bytes count: Int) throws(Fault) {
    guard count <= bytes else {
      bytes = 0
      throw .budget("The expression builds more than its budget of \(budget.bytes) bytes")
    }
    bytes -= count
  }

  mutating func spend(elements count: Int) throws(Fault) {
    let (size, overflow) = count.multipliedReportingOverflow(by: 24)
    try spend(bytes: overflow ? .max : size)
  }

  /// A value's own storage, not that of the values in it.
  mutating func spend(building value: JSON) throws(Fault) {
    switch value {
    case .string(let text): try spend(bytes: text.utf8.count)
    case .array(let values): try spend(elements: values.count)
    case .object(let object): try spend(elements: object.count * 2)
    default: return
    }
  }

  /// Walks a value that is about to be read as a whole (written, compared): because values share their parts, one of
  /// a few bytes can be astronomically large when written out.
  mutating func measure(_ value: JSON) throws(Fault) -> Int {
    var next: (value: JSON, depth: Int)? = (value, 0)
    // Stays empty, and takes no memory, where nothing lies deeper than one level.
    var pending: [(value: JSON, depth: Int)] = []
    var deepest = 0
    while let (value, depth) = next {
      try step()
      deepest = max(deepest, depth)
      switch value {
      case .array(let values):
        try step(values.count / 4)
        deepest = max(deepest, depth + 1)
        for value in values where value.isContainer { pending.append((value, depth + 1)) }
      case .object(let object):
        try step(object.count / 4)
        deepest = max(deepest, depth + 1)
        for (_, value) in object where value.isContainer { pending.append((value, depth + 1)) }
      case .string(let text): try step(text.utf8.count / 256)
      default: break
      }
      next = pending.popLast()
    }
    return deepest
  }
}
