/// What a model costs, in US dollars for a million tokens. Only the operator knows: prices change, and a table of ours
/// would lie.
package struct ModelPrice: Sendable, Hashable {
  package let input: Double
  package let output: Double
  package let cached: Double

  package init(input: Double, output: Double, cached: Double? = nil) {
    self.input = input
    self.output = output
    self.cached = cached ?? input
  }

  /// From `3/15` or `3/15/0.3`.
  init?(parsing text: Substring) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.map { $0 >= 0 && $0 < 1e6 } ?? false }),
      let input = parts[0], let output = parts[1]
    else { return nil }
    self.init(input: input, output: output, cached: parts.count == 3 ? parts[2] : nil)
  }

  package func cost(of usage: ModelUsage) -> Double {
    let fresh = Double(max(0, usage.input - usage.cached))
    return (fresh * input + Double(usage.cached) * cached + Double(usage.output) * output) / 1e6
  }
}
