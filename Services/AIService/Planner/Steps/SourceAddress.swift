/// A clause that works on data may say where it comes from ("keep the name and email **from https://…**"): that is a
/// fetch of its own, before it.
enum SourceAddress {
  static func read(_ clause: Clause, _ steps: [PlannedStep]) -> PlannedStep? {
    guard !steps.isEmpty, !steps.contains(where: { $0.isRequest }) else { return nil }
    for (index, token) in clause.tokens.enumerated() {
      guard case .url(let url) = token.kind,
        ["from", "in", "at", "of", "on", "by", "with"].contains(clause.tokens.word(index - 1))
      else { continue }
      let noun = AddressNoun.read(url)
      let plan = RequestPlan(
        method: "GET", urls: [url], noun: noun.map(Words.singular), isList: noun.map(Words.isPlural) ?? false)
      return PlannedStep(kind: .request(plan), words: clause.tokens.text, tool: .httpGet, score: 1)
    }
    return nil
  }
}

extension PlannedStep {
  var isRequest: Bool {
    if case .request = kind { return true }
    return false
  }
}
