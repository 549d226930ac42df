/// Reads what a follow-up wants. Each reader looks for its own words; what none of them knows is more steps.
struct EditReader: Sendable {
  let tokens: [Token]
  let isScheduled: Bool
  let catalog: ToolkitCatalog

  private static let polite: Set<String> = [
    "please", "and", "now", "ok", "okay", "hmm", "but", "then", "so", "well", "just", "also", "oh", "yes", "no", "wait",
    "sorry", "actually", "hm", "rather", "could", "can", "you", "i", "want", "would", "like", "to", "we", "need", "let",
  ]
  private static let removing: [[String]] = [
    ["remove"], ["undo"], ["delete"], ["drop"], ["take", "out"], ["get", "rid", "of"], ["leave", "out"], ["without"],
    ["skip", "the"], ["do", "not"], ["throw", "out"], ["cut"], ["no", "more"], ["stop"], ["discard"],
  ]

  init(_ written: [Token], isScheduled: Bool, catalog: ToolkitCatalog) {
    var rest = written[...]
    while let first = rest.first, first.isMark || Self.polite.contains(first.word), rest.count > 1 {
      // "no more …" takes something away, "wait 5 minutes" is a step.
      let next = rest.dropFirst().first
      if first.word == "no" && next?.word == "more" || first.word == "wait" && next?.isMark != true { break }
      rest = rest.dropFirst()
    }
    tokens = Array(rest).trimmed(["please", "too", "well", "sorry", "though"])
    self.isScheduled = isScheduled
    self.catalog = catalog
  }

  func read() -> EditWish {
    if let wish = several ?? rename ?? removal ?? otherwise ?? method { return wish }
    if let wish = swap ?? replacement ?? exchange ?? days ?? retimed ?? schedule ?? condition { return wish }
    return thinning ?? placed ?? number ?? assignment ?? change ?? .append(steps)
  }

  /// "change the address to … and the day to Thursday": each part is read by itself, if each is a change of a value.
  private var several: EditWish? {
    let pieces = tokens.split(at: ["and"], marks: [])
    guard (2...4).contains(pieces.count), tokens.count < 40 else { return nil }
    var wishes: [EditWish] = []
    for (index, piece) in pieces.enumerated() {
      let plain = index > 0 && ["the", "its"].contains(piece.word(0)) ? [Token(.word, text: "change")] + piece : piece
      let wish = EditReader(plain, isScheduled: isScheduled, catalog: catalog).read()
      guard wish.changesValue else { return nil }
      wishes.append(wish)
    }
    return .several(wishes)
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

  /// "it belongs in project WEB, not OPS"
  private var swap: EditWish? {
    guard let joint = tokens.lastIndex(where: { $0.word == "not" }), joint > 1, joint >= tokens.count - 4,
      tokens.at(joint - 1)?.isMark([","]) == true, catalog.mentioned(in: tokens).isEmpty
    else { return nil }
    let old = tokens.part(joint + 1)
    guard let new = tokens.part(0, joint - 1).last, !old.isEmpty,
      new.isLiteral || new.text.first?.isUppercase == true || new.number != nil
    else { return nil }
    return .swap(old: old, new: [new])
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
    let new = tokens.part(0, joint).trimmed(["use", "take", "send", "it", "to", "make"])
    // "use Slack instead of e-mail, channel #news": what follows belongs to the new one.
    if let comma = old.firstIndex(where: { $0.isMark([","]) }) {
      return .replace(old: old.part(0, comma), new: new + old.part(comma))
    }
    return .swap(old: old, new: new)
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
      ["only", "when"], ["only", "if"], ["do", "it", "only", "for"], ["do", "it", "only", "if"],
      ["do", "it", "only", "when"],
      ["skip", "it", "for"], ["skip", "it", "if"], ["skip", "it", "when"], ["skip", "this", "for"],
      ["skip", "this", "if"],
      ["do", "this", "only", "for"], ["do", "this", "only", "if"], ["but", "only", "if"], ["only", "do", "it", "if"],
      ["only", "do", "it", "for"], ["only", "do", "this", "if"], ["only", "run", "it", "if"],
      ["run", "it", "only", "if"],
      ["do", "nothing", "if"], ["stop", "if"], ["if"], ["unless"], ["only", "for"], ["as", "long", "as"],
      ["in", "case"],
    ]
    let length = tokens.matchLength(ofAny: openings, at: 0)
    guard length > 0, !tokens.contains(where: { $0.isMark([","]) }), !tokens.containsAny(["then"]) else { return nil }
    let isSkipped =
      ["skip", "stop"].contains(tokens.word(0)) || tokens.word(1) == "nothing"
      || tokens.part(0, length).last?.word == "unless"
    return .onlyIf(tokens.part(length), isNegated: isSkipped)
  }

  /// "before that, keep only orders over 200", "skip members without an email"
  private var thinning: EditWish? {
    var rest = tokens
    if rest.word(0) == "before" || rest.word(0) == "first" {
      rest = rest.part(rest.firstIndex(where: { $0.isMark([","]) }).map { $0 + 1 } ?? 2)
    }
    let skips = ["skip", "ignore", "exclude", "drop"].contains(rest.word(0))
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
    let corrects =
      tokens.containsAny(["wrong", "incorrect", "instead"])
      || ["it", "the"].contains(tokens.word(0)) && tokens.containsAny(["is", "should"])
    guard
      corrects
        || ["use", "change", "set", "switch", "make", "send", "move", "update", "point", "take"].contains(
          tokens.word(0)),
      tokens.contains(where: { $0.isLiteral || $0.isMark(["+"]) }), !tokens.containsAny(["add", "also", "field"]),
      tokens.count <= 10
    else { return nil }
    return .change(tokens)
  }

  static func upToMark(_ tokens: [Token]) -> [Token] {
    tokens.part(0, tokens.firstIndex { $0.isMark([",", ".", ";"]) } ?? tokens.count)
  }
}
