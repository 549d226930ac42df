/// Which action of a service a clause means: the verb says more about it than the nouns do.
struct ActionChoice {
  private let clause: Clause
  private let verb: String
  private let kin: Set<String>
  private let said: Set<String>
  private let isPerson: Bool
  private let isNew: Bool
  private let isBringing: Bool

  init(_ clause: Clause, _ mentions: [ToolkitNames.Mention]) {
    self.clause = clause
    // "#ops on Slack" without a verb is where something is said.
    var named = clause.verb
    // "gets added" is adding; "should become a contact" is making one.
    if ["get", "got"].contains(named ?? ""), let past = PassiveClause.base(clause.object.word(0)) { named = past }
    if named == nil, clause.tokens.containsAny(["become", "becomes"]) { named = "create" }
    if ["put", "set", "place"].contains(named ?? ""), ["a", "an", "one", "new"].contains(clause.object.word(0)) {
      named = "create"
    }
    // "put the list in #sales" says it there.
    if ["put", "place", "drop", "leave", "throw"].contains(named ?? ""), clause.cues.contains(.channel) {
      named = "send"
    }
    if named == "give", clause.object.containsAny(["label", "tag", "labels", "tags"]) { named = "add" }
    // "turned into Trello cards", "booked in the sheet": made of what is there.
    if ["convert", "turn", "transform", "charge", "bill"].contains(named ?? "") { named = "create" }
    if named == "book", clause.tokens.containsAny(["sheet", "table", "spreadsheet", "database", "list"]) {
      named = "add"
    }
    verb = named ?? (clause.cues.contains(.channel) ? "send" : Self.done(clause.tokens) ?? "")
    var kin = VerbKin.of([verb])
    // Who drops a note or a line somewhere throws nothing away.
    if verb == "drop", clause.cues.contains(.channel) || clause.object.containsAny(["note", "line", "message"]) {
      kin = VerbKin.of(["send"])
    }
    self.kin = kin
    said = Set(clause.tokens.words.map { Words.singular($0) })
    let isNamed =
      !clause.cues.contains(.channel) && !said.contains("channel")
      && PersonName.find(clause.tokens, mentions, isAssigned: false) != nil
    isNew = Self.isNew(clause.tokens)
    let isTarget = mentions.contains { ["to", "into", "onto"].contains(clause.tokens.word($0.range.lowerBound - 1)) }
    // With two services, one is asked and the other is told.
    isBringing = Self.seeking.contains(verb) && !isTarget && !isNew && Set(mentions.map(\.toolkit)).count <= 1
    isPerson = clause.tokens.firstChannel?.hasPrefix("@") == true || isNamed
  }

  private static func isNew(_ tokens: [Token]) -> Bool {
    guard let caller = tokens.firstIndex(ofAny: ArgumentNames.callers) else { return false }
    return tokens.part(caller < 4 ? 0 : caller - 4, caller).containsAny(["a", "an", "new"])
  }

  /// "the ticket moved to Done": without a verb at the head, what is said to be done.
  private static func done(_ tokens: [Token]) -> String? {
    tokens.prefix(40).lazy.compactMap { $0.isWord && $0.word.hasSuffix("ed") ? PassiveClause.base($0.word) : nil }.first
  }

  func ordered(_ hits: [ToolkitCatalog.Hit]) -> [ToolkitCatalog.Hit] {
    let canBring = hits.contains { Self.bringing.contains(String($0.tool.slug.prefix { $0 != "_" })) }
    return hits.map { ToolkitCatalog.Hit(tool: $0.tool, score: $0.score + weight($0.tool, canBring: canBring)) }
      .sorted { $0.score != $1.score ? $0.score > $1.score : $0.tool.slug < $1.tool.slug }
  }

  private func weight(_ tool: ToolkitTool, canBring: Bool) -> Double {
    let parts = tool.slug.split(separator: "_").map(String.init)
    let first = parts.first ?? ""
    var weight = 0.0
    // "post it" makes a post, "tag her" adds a tag.
    let isMade = parts.dropFirst().contains { Words.singular($0) == verb }
    if kin.contains(first) || isMade { weight += 3 }
    // "leave a note on the task"
    if parts.last == "comment", !said.isDisjoint(with: ["note", "remark"]) { weight += 4 }
    // "send photo" is not meant where nobody speaks of a photo.
    weight -= 0.8 * Double(parts.dropFirst().count { !Self.plain.contains($0) && !said.contains(Words.singular($0)) })
    // What undoes something is meant only where it is said; what makes a place is not where something is said there.
    // A channel is made only where somebody speaks of making a channel.
    if first == "create", tool.inputs.contains(where: { $0.reads == .channel && $0.name == "name" }),
      !said.contains("channel") || clause.cues.contains(.channel) && !said.contains("create")
    {
      weight -= 8
    }
    if first == "send", parts.dropFirst().contains(where: { Self.special.contains($0) && !said.contains($0) }) {
      weight -= 2
    }
    if verb.isEmpty, clause.tokens.containsAny(["into"]), VerbKin.usual.contains(first) { weight += 3 }
    let isUndoing = Self.undoing.contains(first)
    if !kin.contains(first), isUndoing || first == "create" && clause.cues.contains(.channel) { weight -= 4 }
    // What answers or marks something that is there is meant only where that is said.
    if Self.particular.contains(first), !said.contains(first), !kin.contains(first) || verb == "post" { weight -= 3 }
    // What is looked for is there already, and where something comes from nothing is put.
    if isBringing, canBring {
      weight += Self.bringing.contains(first) ? 3 : Self.making.union(["update"]).contains(first) ? -12 : 0
    }
    // Nothing is made where something is to go.
    if VerbKin.destructive.contains(verb) || verb == "drop" && kin.contains("delete"), Self.making.contains(first) {
      weight -= 4
    }
    if isPerson {
      if tool.inputs.contains(where: { ["user", "chat_id", "person"].contains($0.name) }) { weight += 5 }
      if tool.inputs.contains(where: { $0.name == "channel" && $0.isRequired }) { weight -= 4 }
    }
    // Without a verb, one thing is made and many are brought: "a Linear issue", "the open issues".
    if verb.isEmpty, let last = parts.last, clause.tokens.contains(where: { $0.word == last }) {
      let isMany = Words.isPlural(last)
      if isMany ? Self.bringing.contains(first) : VerbKin.usual.contains(first) { weight += 3 }
    }
    // "a new document titled …" is made; "the document titled …" is there.
    if isNew, first == "create" { weight += 4 }
    return weight
  }

  private static let seeking: Set<String> = [
    "get", "list", "search", "read", "find", "query", "fetch", "look", "load", "pull", "retrieve", "show", "collect",
    "gather", "count", "grab", "take",
  ]
  private static let undoing: Set<String> = [
    "delete", "remove", "archive", "cancel", "refund", "clear", "close", "resolve", "mute",
  ]
  private static let particular: Set<String> = ["comment", "reply", "label", "tag", "move", "share", "transition"]
  private static let special: Set<String> = ["photo", "document", "template", "campaign", "direct"]
  private static let bringing: Set<String> = ["list", "get", "search", "read", "find", "query"]
  private static let making: Set<String> = ["create", "insert", "append", "add", "send", "upload", "post"]

  /// Words in names of actions that go without saying.
  private static let plain: Set<String> = [
    "message", "record", "row", "issue", "item", "email", "channel", "page", "in", "on", "to", "of", "text", "file",
    "database", "document", "post",
  ]
}
