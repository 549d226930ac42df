/// Finds a computation inside the object of a clause: "post **the total of amount** to …" computes before it posts.
enum DerivedData {
  private static let measures: [(Set<String>, ToolID)] = [
    (["count", "number"], .transformCount), (["total", "sum"], .transformSum),
    (["average", "mean"], .transformAverage),
    (
      ["highest", "lowest", "maximum", "minimum", "largest", "smallest", "cheapest", "newest", "oldest"],
      .transformExtreme
    ),
  ]

  static func steps(_ phrase: [Token], words: String, context: ClauseContext) -> [PlannedStep] {
    for (names, tool) in measures where phrase.containsAny(names) {
      // "the total" alone is what an earlier step computed.
      let others = phrase.words.filter { !names.contains($0) && !Words.empty.contains($0) }
      guard !others.isEmpty, !others.allSatisfy({ ["result", "value", "final"].contains($0) }) else { continue }
      let clause = Clause(phrase, context: context)
      let whole = clause.verb == nil || names.contains(clause.verb ?? "") ? clause.tokens : clause.object
      let plain = Clause(Tokenizer.tokens(of: "compute") + whole, context: context)
      let steps = ComputationReader.read(tool, plain, context: context)
      if !steps.isEmpty {
        return steps.map { step in
          var step = step
          step.words = words
          step.tool = tool
          return step
        }
      }
    }
    return []
  }
}
