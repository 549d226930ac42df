internal import WorkflowModels

/// The service that a user prefers where a sentence names only a kind of service: "notify the team", "create a ticket",
/// "save it to the spreadsheet".
struct PreferredService: Sendable {
  let catalog: ToolkitCatalog
  let context: ClauseContext

  private struct Kind {
    let categories: Set<String>
    let verbs: Set<String>
    let nouns: Set<String>
  }

  private static let making: Set<String> = [
    "create", "open", "file", "raise", "add", "log", "make", "start", "register", "track", "put", "schedule", "book",
  ]
  private static let storing: Set<String> = [
    "save", "store", "add", "append", "log", "write", "put", "record", "insert", "export", "keep", "track",
  ]
  private static let telling: Set<String> = [
    "notify", "tell", "alert", "ping", "inform", "message", "announce", "send", "post", "write", "share", "let", "warn",
  ]
  private static let kinds: [Kind] = [
    Kind(
      categories: ["communication"], verbs: telling,
      nouns: ["team", "channel", "chat", "group", "everyone", "everybody", "colleague", "staff", "crew"]),
    Kind(
      categories: ["communication"], verbs: ["send", "post", "write"],
      nouns: ["message", "notification", "announcement"]),
    Kind(categories: ["support", "project-management"], verbs: making, nouns: ["ticket", "case"]),
    Kind(categories: ["developer-tools", "project-management"], verbs: making, nouns: ["issue", "bug"]),
    Kind(categories: ["project-management"], verbs: making, nouns: ["task", "card", "todo", "story", "ticket"]),
    Kind(categories: ["data"], verbs: storing, nouns: ["spreadsheet", "sheet"]),
    Kind(categories: ["calendar"], verbs: making, nouns: ["event", "meeting", "appointment", "calendar"]),
    Kind(categories: ["crm"], verbs: making.union(storing), nouns: ["contact", "lead", "deal"]),
    Kind(categories: ["storage"], verbs: storing.union(["upload", "back"]), nouns: ["file", "folder"]),
    Kind(categories: ["documents"], verbs: storing.union(making), nouns: ["page", "doc", "wiki"]),
  ]
  /// Words by which the catalog names a service though they name only a kind.
  private static let kindWords: Set<String> = ["spreadsheet", "sheet", "calendar"]

  /// The preferred service that a clause without a name means; nil for none.
  func meant(by clause: Clause) -> Toolkit? {
    guard !context.preferences.preferredTools.isEmpty, let verb = clause.verb,
      clause.tokens.emails.isEmpty, !clause.cues.contains(.mailWord), clause.tokens.urls.isEmpty
    else { return nil }
    let nouns = Set(clause.object.words.map { Words.singular($0) })
    for kind in Self.kinds where kind.verbs.contains(verb) && !kind.nouns.isDisjoint(with: nouns) {
      if let toolkit = preferred(in: kind.categories, isSheet: kind.nouns.contains("sheet")) { return toolkit }
    }
    return nil
  }

  /// For messages to a channel: the preferred chat.
  var chat: Toolkit? { preferred(in: ["communication"], isSheet: false) }

  /// The preferred service of the kind where a name says no more than that.
  func instead(of toolkit: Toolkit, said words: [Token]) -> Toolkit {
    guard words.count == 1, let word = words.first?.word, Self.kindWords.contains(Words.singular(word)) else {
      return toolkit
    }
    return preferred(in: [toolkit.category], isSheet: toolkit.slug == "google-sheets") ?? toolkit
  }

  private func preferred(in categories: Set<String>, isSheet: Bool) -> Toolkit? {
    for slug in context.preferences.toolkits where context.toolkits?.contains(slug) ?? true {
      guard let toolkit = catalog.toolkit(slug), categories.contains(toolkit.category),
        toolkit.tools.contains(where: { $0.kind == .action })
      else { continue }
      // Among what keeps data, only tables are meant by a spreadsheet.
      let isTable =
        toolkit.name.lowercased().contains("sheet") || toolkit.slug == "airtable"
        || toolkit.description.lowercased().contains("spreadsheet")
      if !isSheet || isTable { return toolkit }
    }
    return nil
  }

  /// A preferred tool goes before what fits about as well.
  static func first(_ hits: [ToolkitCatalog.Hit], _ preferences: Preferences) -> [ToolkitCatalog.Hit] {
    guard !preferences.preferredTools.isEmpty else { return hits }
    let weighed = hits.map { hit in
      ToolkitCatalog.Hit(tool: hit.tool, score: hit.score + (preferences.isPreferred(hit.tool) ? 2 : 0))
    }
    return weighed.sorted { $0.score != $1.score ? $0.score > $1.score : $0.tool.slug < $1.tool.slug }
  }
}

extension Preferences {
  /// The arguments with the user's defaults for those that the words leave open.
  func completed(_ filled: [ConnectorPlan.Filled], of tool: ToolkitTool) -> [ConnectorPlan.Filled] {
    tool.inputs.compactMap { parameter in
      let said = filled.first { $0.name == parameter.name }
      switch said?.value {
      // What only the data at hand would fill is open too.
      case nil, .data, .member:
        return value(of: parameter.name, in: tool.toolkit).map { .init(name: parameter.name, value: Self.argument($0)) }
          ?? said
      default: return said
      }
    }
  }

  private static func argument(_ value: JSON) -> ConnectorPlan.Argument {
    if let text = value.stringValue { return .text(text) }
    if let texts = value.arrayValue { return .list(texts.compactMap(\.stringValue)) }
    return .json(value.text())
  }
}
