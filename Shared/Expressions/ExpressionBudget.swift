/// How much one evaluation may do before it is stopped: an expression comes from outside and must not hold a thread
/// or fill the memory.
package struct ExpressionBudget: Sendable, Hashable {
  /// Steps of the evaluator; a comparison or a copy of a large value counts by its size.
  package var steps: Int
  /// Bytes of strings, arrays and objects built on the way, all together.
  package var bytes: Int
  /// How many evaluations may wait for one another (recursion that is not in tail position).
  package var depth: Int

  package init(steps: Int, bytes: Int, depth: Int) {
    self.steps = steps
    self.bytes = bytes
    self.depth = depth
  }

  package static let standard = ExpressionBudget(steps: 2_000_000, bytes: 256 << 20, depth: 10_000)

  /// Values may not be nested deeper: what reads them later may recurse.
  static let maximumNesting = 512
}
