package import WorkflowModels

/// A compiled expression: parsed, its names resolved, ready to run any number of times on any thread. A class, because
/// it is handed on for each evaluation.
package final class ExpressionProgram: Sendable {
  package let source: String
  /// What the program reads besides computing: for the validator.
  package let references: ExpressionReferences
  let tree: SyntaxTree
  let shortcut: Shortcut?

  init(source: String, references: ExpressionReferences, tree: SyntaxTree, shortcut: Shortcut?) {
    self.source = source
    self.references = references
    self.tree = tree
    self.shortcut = shortcut
  }

  /// The result of a program that gives one whatever its input, computed the short way. Nil for another program, and
  /// where anything fails: then `evaluate` says what.
  package func onlyResult(of input: JSON, scope: ExpressionScope, budget: ExpressionBudget? = nil) -> JSON? {
    guard let shortcut, shortcut.givesOne else { return nil }
    let wanted = budget ?? scope.budget
    return shortcut.onlyResult(of: input, scope, scope.allowance?.grant(of: wanted) ?? wanted)
  }

  /// All results, in order: an expression may give none, one or several.
  ///
  /// - Parameter budget: instead of the scope's.
  package func evaluate(
    _ input: JSON, scope: ExpressionScope, budget: ExpressionBudget? = nil
  ) throws(ExpressionError) -> [JSON] {
    let wanted = budget ?? scope.budget
    let budget = scope.allowance?.grant(of: wanted) ?? wanted
    do throws(Fault) {
      if let results = try shortcut?.evaluate(input, scope, budget) { return results }
    } catch {
      throw described(error, at: 0)
    }
    return try evaluateStepByStep(input, scope: scope, budget: budget)
  }

  /// The same by the machine alone, which decides all programs: for tests that compare the two.
  package func evaluateStepByStep(
    _ input: JSON, scope: ExpressionScope, budget: ExpressionBudget? = nil
  ) throws(ExpressionError) -> [JSON] {
    var machine = Machine(tree, scope: scope, budget: budget ?? scope.budget)
    defer { scope.allowance?.settle(machine.meter) }
    do {
      return try machine.run(input)
    } catch {
      throw described(error, at: machine.offset)
    }
  }

  private func described(_ fault: Fault, at offset: Int) -> ExpressionError {
    switch fault {
    case .budget(let message):
      return ExpressionError(.budget, message, source: source, offset: offset)
    case .value(let value, let kind, let hint):
      var message = value.stringValue ?? Describe.value(value)
      if kind == .thrown, value.stringValue == nil { message = "The expression failed with \(message)" }
      return ExpressionError(kind, message, source: source, offset: offset, hint: hint, value: value)
    }
  }
}

package struct ExpressionCompiler: Sendable {
  package init() {}

  package func compile(_ source: String) throws(ExpressionError) -> ExpressionProgram {
    let tree = try Parser.parse(source, onto: Prelude.tree)
    return ExpressionProgram(
      source: source, references: ExpressionReferences(of: tree), tree: tree, shortcut: Shortcut(of: tree))
  }
}
