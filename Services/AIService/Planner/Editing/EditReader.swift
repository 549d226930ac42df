/// Reads what a follow-up wants. Each reader looks for its own words; what none of them knows is more steps.
struct EditReader: Sendable {
  var tokens: [Token]
  /// "ask me first": in front of everything that is done.
  private var isFirst = false
  /// "rather 10": in the place of what was said before.
  private(set) var corrects = false
  let isScheduled: Bool
  let catalog: ToolkitCatalog

  private static let polite: Set<String> = [
    "please", "and", "now", "ok", "okay", "hmm", "but", "then", "so", "well", "just", "also", "oh", "yes", "no", "wait",
    "sorry", "actually", "hm", "rather", "could", "can", "you", "i", "want", "would", "like", "to", "we", "need", "let",
    "nah", "nope", "ah", "right", "great", "thanks", "thank", "good", "fine", "perfect", "cool", "nice", "d", "prefer",
    "should", "sure", "yeah",
  ]
  init(_ written: [Token], isScheduled: Bool, catalog: ToolkitCatalog) {
    var rest = Self.withPlainPlaces(Self.withoutContrast(written))[...]
    if ["hold", "hang"].contains(written.word(0)), written.word(1) == "on", written.count > 3 {
      rest = rest.dropFirst(2)
    }
    while let first = rest.first, first.isMark || Self.polite.contains(first.word), rest.count > 1 {
      if Self.carriesMeaning(Array(rest.prefix(8))) { break }
      if ["rather", "actually"].contains(first.word) { corrects = true }
      rest = rest.dropFirst()
    }
    var words = Array(rest).trimmed(["please", "too", "well", "sorry", "though"])
    if words.count > 2, words.word(0) == "first", !words[1].isMark {
      isFirst = true
      words = words.part(1)
    } else if words.count > 1, words.last?.word == "first", !["the", "a"].contains(words.word(words.count - 2)) {
      isFirst = true
      words = words.part(0, words.count - 1)
    }
    tokens = words
    self.isScheduled = isScheduled
    self.catalog = catalog
  }

  /// Whether what looks like a courtesy says what is wanted: "no more …", "no mail after all", "wait 5 minutes", "just
  /// for large ones".
  private static func carriesMeaning(_ words: [Token]) -> Bool {
    let next = words.at(1)
    switch words.word(0) {
    case "no":
      guard let next, next.isWord,
        !["wait", "sorry", "use", "make", "i", "it", "not", "thanks", "the"].contains(next.word)
      else { return false }
      let end = words.firstIndex(where: \.isMark) ?? words.count
      return next.word == "more" || next.word == "need" || end <= 3
        || words.part(0, end).containsAny(["after", "anymore", "any", "longer", "again"])
    case "wait": return next?.isMark != true
    case "just": return next.map { ["for", "if", "when", "on", "from", "with"].contains($0.word) } ?? false
    default: return false
    }
  }

  /// "in front of" and its like are "before".
  private static func withPlainPlaces(_ tokens: [Token]) -> [Token] {
    let places: [[String]] = [["in", "front", "of"], ["ahead", "of"], ["prior", "to"]]
    guard let index = tokens.indices.first(where: { tokens.matchLength(ofAny: places, at: $0) > 0 }) else {
      return tokens
    }
    let length = tokens.matchLength(ofAny: places, at: index)
    return tokens.part(0, index) + [Token(.word, text: "before")] + tokens.part(index + length)
  }

  func read() -> EditWish {
    if let wish = undoing ?? alternatives ?? several ?? rename ?? excluded ?? removal ?? otherwise ?? method {
      return wish
    }
    if let wish = swap ?? replacement ?? exchange ?? days ?? retimed ?? schedule ?? start ?? each ?? condition {
      return wish
    }
    if let wish = thinning ?? placed ?? number ?? assignment ?? change { return wish }
    return isFirst ? .first(Self.asked(steps)) : .append(steps)
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
    guard ["rename", "call", "name"].contains(tokens.word(0)) else { return nil }
    if let name = tokens.firstQuoted { return .rename(name) }
    // "call it Backlog digest"
    let whole: [[String]] = [
      ["it"], ["this"], ["that"], ["the", "workflow"], ["the", "whole", "thing"], ["the", "flow"],
    ]
    let length = tokens.matchLength(ofAny: whole, at: 1)
    let name = tokens.part(length + 1).trimmed(["to", "as", "please", "instead"])
    guard length > 0, (1...6).contains(name.count), name[0].text.first?.isUppercase == true,
      !name.contains(where: \.isLiteral)
    else { return nil }
    return .rename(name.text)
  }

  /// "do not do it for drafts" takes no step away.
  private var excluded: EditWish? { ["do", "skip", "stop", "leave"].contains(tokens.word(0)) ? condition : nil }

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
    return days(in: tokens, isExcluded: tokens.containsAny(["not", "except", "no", "without"]), onlyGroups: true)
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
      !tokens.containsAny(["every", "each", "daily", "weekly", "limit", "threshold", "wait", "delay", "pause"]),
      !tokens.contains(where: { DurationReader.seconds(perUnit: $0) != nil })
    else { return nil }
    for (index, token) in tokens.enumerated() {
      if case .clock(let hour, let minute) = token.kind { return .hour(hour, minute: minute) }
      guard let number = token.number, let hour = Int(exactly: number), (0...24).contains(hour) else { continue }
      let isEvening = tokens.word(index + 1) == "pm" && hour < 12
      return .hour((hour + (isEvening ? 12 : 0)) % 24, minute: 0)
    }
    return nil
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
