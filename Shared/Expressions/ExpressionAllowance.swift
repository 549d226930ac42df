/// What several evaluations may do together, beside what each may do by itself: for computing where nobody may wait
/// long, such as on a thread that serves connections. Whoever finds it spent computes again elsewhere, without it.
package final class ExpressionAllowance: @unchecked Sendable {
  // Sendable although a class with mutable state: it is made for one fold, which evaluates on one thread at a time.
  private var steps: Int
  private var bytes: Int
  /// An evaluation was stopped that might have gone on without the allowance.
  package private(set) var isSpent = false

  package init(steps: Int, bytes: Int) {
    self.steps = steps
    self.bytes = bytes
  }

  /// What the next evaluation may do. Each costs something, however little it does.
  func grant(of budget: ExpressionBudget) -> ExpressionBudget {
    steps -= Self.stepsOfAnEvaluation
    if steps <= 0 { isSpent = true }
    return ExpressionBudget(
      steps: min(budget.steps, max(steps, 0)), bytes: min(budget.bytes, bytes), depth: budget.depth)
  }

  func settle(_ meter: Meter) {
    steps -= meter.budget.steps - meter.steps
    bytes -= meter.budget.bytes - meter.bytes
    if meter.steps < 0 || meter.bytes <= 0 { isSpent = true }
  }

  private static let stepsOfAnEvaluation = 5
}
