/// Turns what is to be done to a thing into doing it: "a channel should be created in Slack" is "create a channel in
/// Slack", "each of them gets the SMS" is "send each of them the SMS".
enum PassiveClause {
  private static let wishes: [[String]] = [
    ["should", "be"], ["must", "be"], ["shall", "be"], ["will", "be"], ["can", "be"], ["has", "to", "be"],
    ["have", "to", "be"], ["is", "to", "be"], ["are", "to", "be"], ["needs", "to", "be"], ["need", "to", "be"],
    ["ought", "to", "be"], ["should", "get"], ["gets"], ["get"], ["are"], ["is"], ["being"],
    ["to", "be"], ["may", "be"], ["ought", "be"], ["want", "to", "be"], ["wants", "to", "be"],
    ["should", "then", "be"],
    ["is", "then"], ["are", "then"], ["gets", "then"], ["has", "to", "get"], ["must", "get"], ["is", "also"],
    ["are", "also"], ["should", "also", "be"], ["will", "then", "be"], ["be"],
  ]
  private static let gifts: [[String]] = [
    ["should", "get"], ["should", "receive"], ["must", "get"], ["must", "receive"], ["gets"], ["get"], ["receives"],
    ["receive"], ["will", "get"], ["will", "receive"], ["shall", "get"],
  ]
  /// Past forms that are not made by rule.
  private static let irregular = [
    "sent": "send", "written": "write", "put": "put", "made": "create", "told": "tell", "read": "read",
    "kept": "keep", "set": "set", "found": "find", "got": "get", "given": "give", "thrown": "throw", "paid": "pay",
    "built": "build", "taken": "take", "begun": "start", "run": "run", "let": "let", "stored": "store", "kicked": "run",
    "held": "keep", "brought": "get", "shown": "show", "summed": "sum", "split": "split", "cut": "remove",
    "handed": "send", "passed": "send", "turned": "convert", "entered": "add", "noted": "log", "loaded": "fetch",
    "tweeted": "tweet", "invoiced": "invoice", "emailed": "email", "mailed": "email", "texted": "text",
  ]

  static func active(_ tokens: [Token]) -> [Token] {
    guard tokens.count < 60 else { return tokens }
    if let made = caused(tokens) ?? continued(tokens) ?? moved(tokens) { return made }
    guard !Verbs.begins(tokens, at: 0) else { return tokens }
    // "are answered with …" behind what it is said of.
    let bare = tokens.matchLength(ofAny: wishes, at: 0)
    if bare > 0, let verb = base(tokens.word(bare)) {
      return [Token(.word, text: verb), Token(.word, text: "it")] + coordinated(tokens.part(bare + 1))
    }
    for index in tokens.indices.dropFirst() where index < 16 {
      // "the draft that I pass in should be …"
      let isRelative = ["i", "you", "we", "they"].contains(tokens.word(index - 1))
      if !isRelative, Verbs.begins(tokens, at: index), tokens.word(index) != "get", tokens.word(index) != "gets" {
        return tokens
      }
      let wish = tokens.matchLength(ofAny: wishes, at: index)
      if wish > 0, let verb = base(tokens.word(index + wish)) {
        var rest = index + wish + 1
        if tokens.word(rest) == "off" { rest += 1 }
        let behind = index == 1 && tokens.word(0) == "it" ? coordinated(tokens.part(rest)) : tokens.part(rest)
        return [Token(.word, text: verb)] + tokens.part(0, index) + behind
      }
      let gift = tokens.matchLength(ofAny: gifts, at: index)
      if gift > 0,
        Verbs.determiners.contains(tokens.word(index + gift))
          || ["an", "email", "sms"].contains(tokens.word(index + gift))
      {
        let gifted = tokens.part(index + gift, index + gift + 5)
        let verb = gifted.containsAny(["tag", "label"]) ? "add" : gifted.containsAny(things) ? "create" : "send"
        return [Token(.word, text: verb)] + tokens.part(index + gift)
          + (verb == "send" ? [Token(.word, text: "to")] + tokens.part(0, index) : [])
      }
    }
    return tokens
  }

  private static let behindParticiple: Set<String> = [
    "with", "to", "in", "into", "as", "by", "on", "via", "from", "back",
  ]

  /// "… and answered with status 202" behind "is posted to …": the same is answered.
  static func coordinated(_ tokens: [Token]) -> [Token] {
    guard tokens.count < 60 else { return tokens }
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      result.append(token)
      index += 1
      guard ["and", "then"].contains(token.word), let verb = participle(tokens, at: index), verb != tokens.word(index),
        tokens.at(index + 1).map({ $0.isMark || behindParticiple.contains($0.word) || $0.word == "and" }) ?? true
      else { continue }
      result += [Token(.word, text: verb), Token(.word, text: "it")]
      index += 1
    }
    return result
  }

  /// "have it summarised", "get the text translated into Polish"
  private static func caused(_ tokens: [Token]) -> [Token]? {
    guard ["have", "get", "want", "need", "having", "like"].contains(tokens.word(0)) else { return nil }
    if ["want", "need", "like"].contains(tokens.word(0)), let made = wanted(tokens) { return made }
    for index in tokens.indices.dropFirst(2) where index < 10 {
      if Words.prepositions.contains(tokens.word(index)) || tokens.at(index)?.isMark == true { return nil }
      guard let verb = participle(tokens, at: index) else { continue }
      return [Token(.word, text: verb)] + tokens.part(1, index) + tokens.part(index + 1)
    }
    return nil
  }

  /// "I want the open issues of project OPS posted in #dev"
  private static func wanted(_ tokens: [Token]) -> [Token]? {
    for index in tokens.indices.dropFirst(2) where index < 16 {
      if tokens.at(index)?.isMark == true || ["to", "that", "which", "and"].contains(tokens.word(index)) { return nil }
      guard let verb = participle(tokens, at: index),
        ["in", "to", "into", "on", "by", "as", "at"].contains(tokens.word(index + 1))
      else { continue }
      return [Token(.word, text: verb)] + tokens.part(1, index) + tokens.part(index + 1)
    }
    return nil
  }

  /// Whether a clause begins here that has somebody do something: "have them summarised", "have Claude write …", "let an AI
  /// write …".
  static func isCaused(_ tokens: [Token], at index: Int) -> Bool {
    guard ["have", "get", "let"].contains(tokens.word(index)) else { return false }
    for place in index + 2..<index + 7 {
      guard let token = tokens.at(place), token.isWord, !Words.prepositions.contains(token.word) else { return false }
      if tokens.word(index) != "let", participle(tokens, at: place) != nil { return true }
      let isSomebody =
        tokens.at(place - 1)?.text.first?.isUppercase == true
        || ["ai", "model", "llm"].contains(tokens.word(place - 1))
      if tokens.word(index) != "get", isSomebody, Verbs.base(token.word) == token.word { return true }
    }
    return false
  }

  /// "joined into one list" behind "both should be loaded", "the topic stored in Airtable" behind "it is classified".
  private static func continued(_ tokens: [Token]) -> [Token]? {
    if let verb = participle(tokens, at: 0), !Verbs.begins(tokens, at: 0) || verb != tokens.word(0) {
      return [Token(.word, text: verb), Token(.word, text: "it")] + tokens.part(1)
    }
    let isLast = tokens.count > 2 && participle(tokens, at: tokens.count - 1) != nil && tokens.count < 9
    guard
      ["the", "its", "their", "it", "that", "this", "both", "my", "our"].contains(tokens.word(0))
        || tokens.word(0) != "" && tokens.at(0)?.text.first?.isUppercase == true && !Verbs.begins(tokens, at: 0)
        || isLast && (!Verbs.begins(tokens, at: 0) || tokens.word(0) == "open") && Verbs.base(tokens.word(0)) != "get"
    else { return nil }
    for index in tokens.indices.dropFirst() where index < 9 {
      if Verbs.begins(tokens, at: index) && participle(tokens, at: index) == nil
        || tokens.matchLength(ofAny: wishes + gifts, at: index) > 0
      {
        return nil
      }
      guard tokens.at(index)?.isWord == true || tokens.at(index)?.number != nil,
        !["that", "which", "who", "for", "with", "where", "from"].contains(tokens.word(index))
      else {
        return nil
      }
      guard let verb = participle(tokens, at: index),
        tokens.at(index + 1) == nil
          || ["in", "to", "into", "as", "back", "on", "by", "with", "via", "at", "from"].contains(
            tokens.word(index + 1))
      else { continue }
      return [Token(.word, text: verb)] + tokens.part(0, index) + tokens.part(index + 1)
    }
    return nil
  }

  /// "ends up in the table", "hears about it"
  static func isGoing(_ tokens: [Token], at index: Int) -> Bool {
    if tokens.matchLength(ofAny: hearings, at: index) > 0 { return true }
    guard goings.contains(tokens.word(index)) else { return false }
    return ["up", "directly", "straight", "back", "in", "to", "into", "on"].contains(tokens.word(index + 1))
  }

  private static let goings: Set<String> = [
    "go", "lands", "land", "goes", "ends", "end", "belongs", "belong", "moves", "flows", "goes",
  ]
  private static let hearings: [[String]] = [
    ["hears", "about"], ["hear", "about"], ["hears", "of"], ["hear", "of"],
    ["should", "hear", "from", "us"], ["hear", "from", "us"], ["hears", "from", "us"], ["should", "hear", "of"],
    ["should", "hear", "about"], ["learns", "about"], ["learn", "about"],
    ["should", "know"], ["should", "hear"], ["needs", "to", "know"], ["must", "know"], ["gets", "to", "know"],
    ["is", "told"], ["are", "told"], ["gets", "told"], ["should", "be", "told"], ["finds", "out"],
  ]

  /// "every lead lands in the Mailchimp list", "#leads on Slack hears about it", "the buyer becomes a subscriber"
  private static func moved(_ tokens: [Token]) -> [Token]? {
    guard !Verbs.begins(tokens, at: 0) || tokens.word(0) == "new" else { return nil }
    for index in tokens.indices.dropFirst() where index < 12 {
      let hearing = tokens.matchLength(ofAny: hearings, at: index)
      if hearing > 0 { return [Token(.word, text: "notify")] + tokens.part(0, index) }
      let isBecoming =
        ["becomes", "become"].contains(tokens.word(index)) && ["a", "an", "the"].contains(tokens.word(index + 1))
      if isBecoming { return [Token(.word, text: "create")] + tokens.part(index + 1) }
      if Verbs.begins(tokens, at: index), !goings.contains(tokens.word(index)) { return nil }
      guard goings.contains(tokens.word(index)) else { continue }
      var place = index + 1
      while ["up", "directly", "straight", "back", "right"].contains(tokens.word(place)) { place += 1 }
      guard ["in", "to", "into", "on"].contains(tokens.word(place)) else { continue }
      let isTalk =
        tokens.part(place).firstChannel != nil
        || tokens.part(0, index).containsAny(["mail", "email", "message", "text", "sms", "note", "reminder"])
      let isMove = ["belongs", "belong", "moves"].contains(tokens.word(index))
      return [Token(.word, text: isTalk ? "send" : isMove ? "move" : tokens.word(place) == "on" ? "post" : "add")]
        + tokens.part(0, index)
        + [Token(.word, text: tokens.word(place) == "on" ? "on" : "to")] + tokens.part(place + 1)
    }
    return nil
  }

  /// The verb of a past form that is nothing else; nil for every other word.
  static func participle(_ tokens: [Token], at index: Int) -> String? {
    let word = tokens.word(index)
    guard !["read", "put", "set", "let", "run", "split", "cut", "paid", "given", "found", "got", "made"].contains(word)
    else { return nil }
    return base(word)
  }

  /// How many tokens of a wish stand at a place ("gets", "should be"); 0 for none.
  static func wishLength(_ tokens: [Token], at index: Int) -> Int {
    let gift = tokens.matchLength(ofAny: gifts, at: index)
    if gift > 0 { return gift }
    let wish = tokens.matchLength(ofAny: wishes, at: index)
    return wish > 0 && base(tokens.word(index + wish)) != nil ? wish : 0
  }

  private static let things: Set<String> = [
    "card", "task", "ticket", "issue", "row", "record", "page", "entry", "event", "tag", "label",
  ]

  /// The verb of which this is the past form.
  static func base(_ past: String) -> String? {
    if let known = irregular[past] { return known }
    guard past.count > 4, past.hasSuffix("ed") else { return nil }
    let stem = String(past.dropLast(2))
    var candidates = [stem, stem + "e"]
    if let last = stem.last, stem.dropLast().last == last { candidates.append(String(stem.dropLast())) }
    if stem.hasSuffix("i") { candidates.append(stem.dropLast() + "y") }
    return candidates.first { Verbs.base($0) == $0 }
  }
}
