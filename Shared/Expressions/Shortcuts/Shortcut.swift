import WorkflowModels

/// A program as a tree of forms that call one another: several times quicker than the machine, which keeps its waiting
/// work on the heap. It exists for programs without recursion, assignments and loops with a state, as nearly all
/// expressions of nearly all workflows are.
///
/// It never says what is wrong: where anything fails, the machine runs the program again from the start and says so with
/// the place. Programs have no effects, so nothing but time is lost. Only where the budget ends is there no second
/// run: the machine takes more steps for the same.
struct Shortcut: Sendable {
  private let form: any Form
  private let slots: Int

  init?(of tree: SyntaxTree) {
    var compiler = ShortcutCompiler(tree)
    guard let form = compiler.form(of: tree.root) else { return nil }
    self.form = form
    slots = compiler.slots
  }

  var givesOne: Bool { form.arity == .one }

  /// Only where `givesOne`. Nil when the machine must decide, or the budget is spent.
  func onlyResult(of input: JSON, _ scope: ExpressionScope, _ budget: ExpressionBudget) -> JSON? {
    var run = ShortcutRun(budget, slots: slots)
    defer { scope.allowance?.settle(run.meter) }
    do throws(Fault) {
      return try run.checked(try form.value(of: input, scope, &run))
    } catch {
      return nil
    }
  }

  /// nil when the machine must decide; throws only when the budget is spent.
  func evaluate(
    _ input: JSON, _ scope: ExpressionScope, _ budget: ExpressionBudget
  ) throws(Fault) -> [JSON]? {
    var run = ShortcutRun(budget, slots: slots)
    defer { scope.allowance?.settle(run.meter) }
    do throws(Fault) {
      if givesOne {
        let value = try form.value(of: input, scope, &run)
        return [try run.checked(value)]
      }
      var results: [JSON] = []
      _ = try form.each(of: input, scope, &run) { (value, run) throws(Fault) in
        results.append(try run.checked(value))
        return true
      }
      return results
    } catch {
      guard case .budget = error else { return nil }
      throw error
    }
  }
}

/// What one evaluation by forms carries along.
struct ShortcutRun {
  var meter: Meter
  /// The variables: each `as $x` of the program, after all functions are written out, has a place of its own.
  var slots: [JSON]
  var matching = Matching()
  /// The label that a `break` is on its way to.
  var leaving: Int?
  /// Arrays and objects were made, so that a result may be nested deeper than the input.
  var isBuilt = false
  /// A number was computed that JSON text cannot hold.
  var isStrange = false

  init(_ budget: ExpressionBudget, slots count: Int) {
    meter = Meter(budget)
    slots = count == 0 ? [] : Array(repeating: .null, count: count)
  }

  mutating func note(_ value: JSON) {
    switch value {
    case .double(let number): if !number.isFinite { isStrange = true }
    case .array, .object: isBuilt = true
    default: return
    }
  }

  /// A result as it may leave the evaluation.
  mutating func checked(_ value: JSON) throws(Fault) -> JSON {
    if isBuilt, value.isContainer, try meter.measure(value) > ExpressionBudget.maximumNesting {
      throw .type("The value is nested too deep")
    }
    return isStrange ? Number.finite(value) : value
  }
}
