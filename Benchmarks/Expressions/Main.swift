private import Expressions
private import WorkflowModels

/// How long our jq takes for what most expressions are, compiled once as the engine has them: one figure a line, in
/// microseconds, under the names that `deploy/local bench expressions` collects.
@main
struct Main {
  static func main() throws {
    let megabyte = megabyteOfItems()
    let small: JSON = ["a": ["b": 3], "items": [["price": 5], ["price": 20], ["price": 30]]]
    print("path_us", try microseconds(".a.b", small))
    print("compare_us", try microseconds(".a.b == 3", small))
    print("map_select_us", try microseconds(".items | map(select(.price > 10) | .price * 2) | add", small))
    print("megabyte_map_us", try microseconds("map(.price * 2) | length", megabyte))
  }

  /// About a megabyte when written as JSON.
  private static func megabyteOfItems() -> JSON {
    .array(
      (0..<15_000).map {
        ["id": .int($0), "name": .string("article \($0)"), "price": .int($0 % 977), "in_stock": true]
      })
  }

  /// The quickest of seven rounds: what disturbs a measurement only ever adds to it.
  private static func microseconds(_ source: String, _ input: JSON) throws -> Double {
    let program = try ExpressionCompiler().compile(source)
    let scope = ExpressionScope()
    let clock = ContinuousClock()
    var count = 1
    while true {
      let time = try clock.measure { for _ in 0..<count { _ = try program.evaluate(input, scope: scope) } }
      if time > .milliseconds(60) { break }
      count *= 2
    }
    var best = Double.infinity
    for _ in 0..<7 {
      let time = try clock.measure { for _ in 0..<count { _ = try program.evaluate(input, scope: scope) } }
      best = min(best, (time / .microseconds(1)) / Double(count))
    }
    return best
  }
}
