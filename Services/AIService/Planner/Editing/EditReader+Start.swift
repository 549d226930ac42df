/// How a follow-up wants it to start, and that something is done for each of many.
extension EditReader {
  private static let starting: Set<String> = [
    "start", "trigger", "run", "started", "triggered", "launch", "fire", "starts", "runs", "triggers", "begin", "do",
  ]
  private static let byHand: Set<String> = ["hand", "manually", "manual", "button", "clicking", "click"]

  /// "run it every Monday at 9 rather than by hand": how it was started is no part of the wish.
  static func withoutContrast(_ tokens: [Token]) -> [Token] {
    guard
      let joint = tokens.indices.first(where: { index in
        ["rather", "instead"].contains(tokens.word(index)) && ["than", "of"].contains(tokens.word(index + 1))
      }), joint > 2,
      tokens.part(joint + 2).containsAny(byHand.union(["webhook", "schedule", "timer", "cron"]))
    else { return tokens }
    return tokens.part(0, joint)
  }

  /// "start it from a webhook at /backup instead", "I'll start it by hand"
  var start: EditWish? {
    guard tokens.count <= 14, tokens.part(0, 6).containsAny(Self.starting), catalog.mentioned(in: tokens).isEmpty,
      tokens.firstURL == nil
    else { return nil }
    // "then trigger the webhook at /deploy" is a step: what starts it comes from there, and "it" is what is started.
    let isFromThere = tokens.containsAny(["from", "by", "via", "with", "through", "on", "over"])
    guard tokens.containsAny(["it", "this", "workflow", "flow", "everything"]),
      isFromThere || tokens.containsAny(Self.byHand)
    else { return nil }
    if tokens.containsAny(["webhook", "hook"])
      || tokens.firstPath != nil && tokens.containsAny(["call", "request", "post"])
    {
      let path = tokens.firstPath?.split(separator: "/").joined(separator: "/") ?? ""
      return .startedBy(path: path.isEmpty ? "incoming" : path)
    }
    return tokens.containsAny(Self.byHand) && !tokens.containsAny(["every", "each"]) ? .unschedule : nil
  }

  /// Whether it names no step, and yet says what is to be done with all of it: "do that for each", "undo that".
  var isOfWhole: Bool { (undoing ?? each ?? start) != nil }

  /// "do that for each of them", "one mail per row please"
  var each: EditWish? {
    guard tokens.count <= 10, ["do", "run", "repeat", "that", "this", "it", "one", "make"].contains(tokens.word(0)),
      !tokens.contains(where: \.isLiteral), catalog.mentioned(in: tokens).isEmpty
    else { return nil }
    let many: [[String]] = [
      ["for", "each"], ["for", "every"], ["for", "all", "of"], ["one", "by", "one"], ["one", "after", "the", "other"],
      ["for", "every", "single"], ["for", "all"], ["per", "item"], ["per", "row"], ["once", "per"],
    ]
    return tokens.indices.contains { tokens.matchLength(ofAny: many, at: $0) > 0 } ? .each : nil
  }
}
