/// Reads what a follow-up wants. Each reader looks for its own words; what none of them knows is more steps.
struct EditReader: Sendable {
  let tokens: [Token]
  let isScheduled: Bool

  private static let polite: Set<String> = [
    "please", "and", "now", "ok", "okay", "hmm", "but", "then", "so", "well", "just", "also", "oh", "yes", "no",
  ]
  private static let removing: [[String]] = [
    ["remove"], ["undo"], ["delete"], ["drop"], ["take", "out"], ["get", "rid", "of"], ["leave", "out"], ["without"],
    ["skip", "the"], ["do", "not"], ["throw", "out"], ["cut"], ["no", "more"], ["stop"], ["discard"],
  ]

  init(_ written: [Token], isScheduled: Bool) {
    var rest = written
    while let first = rest.first, first.isMark || Self.polite.contains(first.word), rest.count > 1 {
      rest.removeFirst()
    }
    tokens = rest.trimmed(["please", "too", "well"])
    self.isScheduled = isScheduled
  }

  func read() -> EditWish {
    rename ?? removal ?? replacement ?? days ?? schedule ?? condition ?? thinning ?? change ?? .append(steps)
  }

  /// "add a step that fetches …": what is added is said like any other step.
  private var steps: [Token] {
    guard tokens.word(0) == "add", tokens.containsAny(["step", "node"]),
      let joint = tokens.firstIndex(ofAny: ["that", "to"]),
      joint < 5
    else { return tokens }
    return tokens.part(joint + 1)
  }

  private var rename: EditWish? {
    guard ["rename", "call", "name"].contains(tokens.word(0)), let name = tokens.firstQuoted else { return nil }
    return .rename(name)
  }

  private var removal: EditWish? {
    let length = tokens.matchLength(ofAny: Self.removing, at: 0)
    guard length > 0 else { return nil }
    let rest = Self.upToMark(tokens.part(length))
    if rest.containsAny(["schedule", "timer", "cron", "rhythm"]) { return .unschedule }
    // "delete rows older than …" is a step: what is removed from a workflow is a part of it.
    guard length > 1 || tokens.word(0) != "delete" || rest.containsAny(["step", "part", "node", "the"]) else {
      return nil
    }
    return .remove(rest)
  }

  private var replacement: EditWish? {
    if tokens.word(0) == "replace" || tokens.word(0) == "swap",
      let joint = tokens.firstIndex(ofAny: ["by", "with", "for"])
    {
      return .replace(old: tokens.part(1, joint), new: tokens.part(joint + 1))
    }
    guard let joint = tokens.firstIndex(ofAny: ["instead"]), tokens.word(joint + 1) == "of" else { return nil }
    let old = tokens.part(joint + 2)
    if joint == 0, let comma = old.firstIndex(where: { $0.isMark([","]) }) {
      return .replace(old: old.part(0, comma), new: old.part(comma + 1))
    }
    return .replace(old: old, new: tokens.part(0, joint).trimmed(["use", "take", "send", "it", "to"]))
  }

  private var days: EditWish? {
    guard isScheduled, tokens.count <= 6 else { return nil }
    if tokens.containsAny(["weekday", "weekdays", "workdays"]) { return .days("1-5") }
    if tokens.containsAny(["weekend", "weekends"]) { return .days("0,6") }
    return nil
  }

  private var schedule: EditWish? {
    if let (plan, rest) = ScheduleReader.read(tokens), Connectors.saysNothing(rest) || rest.count <= 3, !plan.assumed {
      if isScheduled, case .cron = plan.rhythm, let time = lone { return time }
      return .schedule(plan)
    }
    return isScheduled ? lone : nil
  }

  /// "make it 8 instead", "at 9:30 please"
  private var lone: EditWish? {
    guard tokens.count <= 8, tokens.containsAny(["make", "at", "instead", "change", "move", "rather"]),
      !tokens.containsAny(["every", "each", "daily", "weekly"])
    else { return nil }
    for (index, token) in tokens.enumerated() {
      if case .clock(let hour, let minute) = token.kind { return .hour(hour, minute: minute) }
      guard let number = token.number, let hour = Int(exactly: number), (0...24).contains(hour) else { continue }
      let isEvening = tokens.word(index + 1) == "pm" && hour < 12
      return .hour((hour + (isEvening ? 12 : 0)) % 24, minute: 0)
    }
    return nil
  }

  private var condition: EditWish? {
    let openings: [[String]] = [
      ["only", "when"], ["only", "if"], ["if"], ["unless"], ["only", "for"], ["as", "long", "as"], ["in", "case"],
    ]
    let length = tokens.matchLength(ofAny: openings, at: 0)
    guard length > 0, !tokens.contains(where: { $0.isMark([","]) }), !tokens.containsAny(["then"]) else { return nil }
    return .onlyIf(tokens)
  }

  /// "before that, keep only orders over 200", "skip members without an email"
  private var thinning: EditWish? {
    var rest = tokens
    if rest.word(0) == "before" || rest.word(0) == "first" {
      rest = rest.part(rest.firstIndex(where: { $0.isMark([","]) }).map { $0 + 1 } ?? 2)
    }
    let skips = ["skip", "ignore", "exclude"].contains(rest.word(0))
    let keeps = ["keep", "filter", "take", "only"].contains(rest.word(0))
    guard skips || keeps else { return nil }
    let object = rest.part(1)
    if let without = object.firstIndex(ofAny: ["without"]) {
      let field = FieldPath([Words.fieldName(object.part(without + 1).filter { !Words.articles.contains($0.word) })])
      return .keep(.compare(field, skips ? .exists : .missing, .none))
    }
    guard let found = ConditionClause.find(in: object, noun: nil) else { return nil }
    return .keep(skips ? found.condition.negated : found.condition)
  }

  private var change: EditWish? {
    guard
      ["use", "change", "set", "switch", "make", "send", "move", "update", "point", "take"].contains(tokens.word(0)),
      tokens.contains(where: { $0.isLiteral || $0.isMark(["+"]) }), !tokens.containsAny(["add", "also", "field"]),
      tokens.count <= 10
    else { return nil }
    return .change(tokens)
  }

  private static func upToMark(_ tokens: [Token]) -> [Token] {
    tokens.part(0, tokens.firstIndex { $0.isMark([",", ".", ";"]) } ?? tokens.count)
  }
}
