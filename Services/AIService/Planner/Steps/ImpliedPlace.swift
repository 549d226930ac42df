/// "give it the tag 'queue'", "comment 'tracked' on the card": done where the event came from that started the workflow,
/// which then needs not be named again.
enum ImpliedPlace {
  private static let parts: Set<String> = [
    "tag", "label", "comment", "tags", "labels", "assignee", "priority", "status",
  ]
  private static let verbs: Set<String> = [
    "add", "give", "comment", "close", "resolve", "assign", "reply", "label", "tag", "set", "change", "update", "put",
    "archive", "move", "merge", "reopen", "refund", "cancel", "answer", "respond", "send", "welcome", "greet", "dm",
    "message", "thank", "fulfil", "fulfill", "acknowledge", "complete", "delete", "transition", "mark", "unsubscribe",
  ]
  /// What is done with these to "it" or "them" is done to the thing itself, wherever that is from.
  private static let changing: Set<String> = [
    "close", "resolve", "assign", "label", "tag", "archive", "move", "merge", "reopen", "refund", "cancel", "fulfil",
    "fulfill", "acknowledge", "complete", "delete", "transition", "mark", "unsubscribe",
  ]

  /// "gets the answer 'We open at nine'", "welcome them": said where the other one is.
  private static func isAnswer(_ tokens: [Token], _ verb: String) -> Bool {
    if tokens.contains(where: { $0.isMark(["+"]) }) || tokens.containsAny(Clause.mailWords.union(["sms", "whatsapp"])) {
      return false
    }
    if ["reply", "answer", "respond", "welcome", "greet", "dm", "message", "thank"].contains(verb) {
      return !tokens.containsAny(["status", "request", "webhook", "json"])
    }
    return verb == "send" && tokens.part(1, 6).containsAny(["answer", "reply", "dm", "direct", "message", "response"])
  }

  /// How the service calls what the verb means; nil where it can do nothing of the kind.
  private static func known(_ verb: String, _ toolkit: Toolkit) -> String? {
    let kin = ["fulfil": "fulfill", "tag": "label", "label": "tag", "move": "transition", "transition": "move"][verb]
    let actions = toolkit.tools.filter { $0.kind == .action }
    let isKnown = actions.contains { tool in
      let words =
        tool.slug.split(separator: "_").map(String.init)
        + tool.aliases.flatMap { $0.split(separator: " ").map(String.init) }
      return words.contains { $0 == verb || $0 == kin || $0 == verb + "s" || $0 == (kin ?? verb) + "s" }
    }
    if isKnown { return verb }
    if verb == "move", actions.contains(where: { $0.slug.hasPrefix("transition_") }) { return "transition" }
    let isUpdate = ["tag", "label", "assign", "mark", "move", "transition"].contains(verb)
    return isUpdate && actions.contains { $0.slug.hasPrefix("update_") } ? "update" : nil
  }

  /// "set the state to stale" for each of the issues that a service has: they are changed there, if it can do that.
  private static func changed(
    _ tokens: [Token], _ verb: String, _ toolkit: Toolkit, _ context: ClauseContext
  ) -> [Token]? {
    guard context.isInLoop, context.brought == toolkit.slug, ["set", "change"].contains(verb),
      let thing = context.thing ?? context.noun,
      let to = tokens.firstIndex(ofAny: ["to"]), (2...4).contains(to), to + 1 < tokens.count
    else { return nil }
    let member = tokens.part(1, to).filter { $0.isWord && !Words.articles.contains($0.word) }
    guard member.count == 1, let name = member.first,
      let tool = toolkit.tools.first(where: { $0.kind == .action && $0.slug == "update_\(thing)" }),
      tool.inputs.contains(where: { $0.name == name.word })
    else { return nil }
    return [Token(.word, text: "update"), Token(.word, text: "the")] + Tokenizer.tokens(of: toolkit.name)
      + [Token(.word, text: thing), Token(.word, text: "with"), name] + tokens.part(to + 1)
  }

  static func said(_ tokens: [Token], catalog: ToolkitCatalog, context: ClauseContext) -> [Token] {
    guard let slug = context.brought ?? context.service, let toolkit = catalog.toolkit(slug), tokens.count < 30,
      let verb = Verbs.base(tokens.word(0)), verbs.contains(verb), tokens.urls.isEmpty, tokens.emails.isEmpty,
      tokens.firstChannel == nil, catalog.mentioned(in: tokens).isEmpty
    else { return tokens }
    if slug == context.service, ["communication", "support"].contains(toolkit.category), isAnswer(tokens, verb) {
      return tokens + [Token(.word, text: "in")] + Tokenizer.tokens(of: toolkit.name)
    }
    // "close them" behind "get the stale issues"
    let isOnes = tokens.word(1) == "the" && tokens.word(2) == "ones"
    if changing.contains(verb),
      isOnes || Words.pronouns.contains(tokens.word(1)) || ["each", "every"].contains(tokens.word(1)),
      tokens.at(2).map({ !$0.isMark }) ?? true
    {
      guard let said = known(verb, toolkit) else { return tokens }
      var rest = isOnes ? 3 : 2
      while ["of", "them", "these", "those", "single", "one", "all"].contains(tokens.word(rest)), rest < 5 { rest += 1 }
      let thing = context.thing ?? context.noun ?? "item"
      return [Token(.word, text: said), Token(.word, text: "the")] + Tokenizer.tokens(of: toolkit.name)
        + [Token(.word, text: thing)] + tokens.part(rest)
    }
    if let changed = changed(tokens, verb, toolkit, context) { return changed }
    let speaksOfPart = tokens.containsAny(parts)
    let speaksOfThing =
      context.noun.map { noun in tokens.contains { Words.singular($0.word) == noun } } ?? false
    // "set status to done" shapes data; only what is said of the thing itself is done there.
    let isShaping = ["set", "change", "add", "update", "put"].contains(verb)
    let hasPart = tokens.containsAny(["tag", "label", "comment", "tags", "labels"])
    guard isShaping ? hasPart || speaksOfThing && speaksOfPart : speaksOfPart || speaksOfThing else { return tokens }
    let head = verb == "give" ? [Token(.word, text: "add")] + tokens.part(1) : tokens
    return head + [Token(.word, text: "in")] + Tokenizer.tokens(of: toolkit.name)
  }
}
