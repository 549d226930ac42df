/// The words by which people call the arguments of actions.
enum ArgumentNames {
  static let titles: Set<String> = ["title", "summary", "name", "subject", "topic", "headline"]
  static let texts: Set<String> = [
    "text", "body", "message", "description", "content", "comment", "caption", "html", "details", "note",
  ]
  /// Behind them stands what something is called.
  static let callers: Set<String> = ["called", "named", "titled"]
  private static let places: Set<String> = ["location", "city", "place"]
  /// What holds things in a service: which one is meant only the user knows.
  private static let containers: Set<String> = [
    "spreadsheet", "project", "board", "list", "database", "folder", "workspace", "base", "team", "calendar", "table",
    "form", "channel", "page", "server", "chat", "audience", "parent", "account", "collection", "repository",
  ]

  private static let others: [String: Set<String>] = [
    "spreadsheet": ["sheet", "spreadsheet", "table"], "folder": ["folder", "directory"],
    "subject": ["subject"], "board": ["board"], "database": ["database", "db"],
    "text": ["saying", "says"], "body": ["saying", "text"], "message": ["saying", "text"], "content": ["text", "body"],
    "comment": ["text", "body"], "audience": ["audience", "list"],
    "labels": ["label", "labels", "tag", "labelled", "labeled"], "label": ["label", "tag"], "tag": ["tag", "label"],
    "tags": ["tag", "tags", "tagged"], "assignee": ["assign", "assignee"], "document": ["doc", "document"],
    "ref": ["branch", "ref", "tag"], "issue": ["issue", "ticket"], "ticket": ["ticket"], "campaign": ["campaign"],
    "payment": ["payment"], "intent": ["payment"], "chat": ["chat", "group"], "path": ["path", "folder", "directory"],
    "location": ["location", "city"], "list": ["list", "column", "audience"], "parent": ["under", "page", "parent"],
    "event": ["event", "booking", "appointment"], "version": ["version", "release"], "conversation": ["conversation"],
    "projects": ["project", "projects"], "page": ["page"], "monitor": ["monitor"], "metric": ["metric"],
    "sheet": ["tab"], "task": ["task", "to-do", "todo"], "video": ["video"], "incident": ["incident"],
    "questions": ["question", "questions"], "categories": ["category", "categories"], "company": ["company", "at"],
    "tracking": ["tracking"], "desc": ["description"], "notes": ["note", "notes", "description"],
    "amount": ["amount", "worth", "over"], "price": ["price", "priced", "costs", "costing"],
    "available": ["stock", "inventory", "available", "quantity"], "quantity": ["quantity", "times"],
    "duration": ["duration", "lasting", "lasts", "takes"], "limit": ["limit"], "results": ["results"],
    "days": ["days"], "value": ["value"], "priority": ["priority"], "workflow": ["workflow", "action"],
    "role": ["role"], "stage": ["stage"], "reason": ["because", "reason"], "scheduled": ["scheduled"],
  ]

  /// Besides containers: what is called by a small word as it is ("branch main", "plan gold").
  static func takesPlainName(_ name: String) -> Bool {
    name.split(separator: "_").contains { plainlyNamed.contains(String($0)) }
  }

  private static let plainlyNamed: Set<String> = [
    "branch", "ref", "tag", "label", "labels", "environment", "user", "username", "sku", "role", "category", "priority",
    "status", "type", "city", "location", "queue", "topic", "host", "service", "version", "plan", "id", "stage",
    "metric",
  ]

  /// "spreadsheet_id" is called "the sheet" or "the spreadsheet"; a title by what something is called.
  static func words(of parameter: ToolkitParameter) -> Set<String> {
    let core = parameter.name.split(separator: "_").filter {
      !["id", "key", "name", "path", "url", "number", "max"].contains($0)
    }
    let parts = core.isEmpty ? [Substring(parameter.name)] : Array(core)
    var words = parts.reduce(into: Set<String>()) { words, part in
      words.insert(String(part))
      words.formUnion(others[String(part)] ?? [])
    }
    if parameter.type == "array" { words.formUnion(words.map(Words.singular)) }
    if isTitle(parameter) { words.formUnion(["called", "named", "titled"]) }
    if parameter.reads == .person, parameter.name.contains("name") { words = words.union(["called", "named"]) }
    return words
  }

  /// What something that is made is called.
  static func isTitle(_ parameter: ToolkitParameter) -> Bool {
    parameter.type == "string" && parameter.reads != .person
      && (titles.contains(parameter.name) || parameter.name.hasSuffix("_name") && parameter.reads == .quoted
        || parameter.name == "content" && parameter.reads == .quoted)
  }

  /// What a service gave to one of its things: never a text, nor the name of a place.
  static func isIdentifier(_ parameter: ToolkitParameter) -> Bool {
    let name = parameter.name
    if name == "spreadsheet_id" || name == "document_id" || isContainer(name) { return false }
    return name.hasSuffix("_id") || name.hasSuffix("_key") || name == "id"
      || parameter.reads == .text && ["card", "task", "issue", "payment_intent", "customer"].contains(name)
  }

  static func isPath(_ parameter: ToolkitParameter) -> Bool {
    ["path", "file_path", "folder_path", "folder", "directory", "destination"].contains(parameter.name)
  }

  static func isFile(_ parameter: ToolkitParameter) -> Bool {
    ["filename", "file_name", "name", "path", "workflow", "title"].contains(parameter.name)
  }

  static func isQuery(_ parameter: ToolkitParameter) -> Bool {
    ["query", "q", "search", "keywords", "search_term", "term", "jql", "question"].contains(parameter.name)
  }

  static func isPlace(_ parameter: ToolkitParameter) -> Bool { places.contains(parameter.name) }

  static func isContainer(_ name: String) -> Bool {
    name.split(separator: "_").contains { containers.contains(String($0)) }
  }
}
