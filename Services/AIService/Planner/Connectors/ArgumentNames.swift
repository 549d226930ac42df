/// The words by which people call the arguments of actions.
enum ArgumentNames {
  static let titles: Set<String> = ["title", "summary", "name", "subject", "topic", "headline"]
  static let texts: Set<String> = [
    "text", "body", "message", "description", "content", "comment", "caption", "html", "details", "note",
  ]
  private static let places: Set<String> = ["location", "city", "place", "query", "q"]
  /// What holds things in a service: which one is meant only the user knows.
  private static let containers: Set<String> = [
    "spreadsheet", "project", "board", "list", "database", "folder", "workspace", "base", "team", "calendar", "table",
    "form", "channel", "page", "server", "chat", "audience", "parent", "account", "collection", "repository",
  ]

  private static let others: [String: Set<String>] = [
    "spreadsheet": ["sheet", "spreadsheet", "table"], "folder": ["folder", "directory"], "title": ["titled", "title"],
    "name": ["named", "called"], "subject": ["subject"], "board": ["board"], "database": ["database"],
    "text": ["saying", "says"], "body": ["saying"], "message": ["saying"], "audience": ["audience", "list"],
    "labels": ["label", "labels", "tag"], "label": ["label", "tag"], "tag": ["tag", "label"],
    "assignee": ["assign", "assignee"], "document": ["doc", "document"], "project": ["project"],
    "priority": ["priority"], "status": ["status"], "calendar": ["calendar"], "table": ["table"],
    "ref": ["branch", "ref", "tag"], "branch": ["branch"], "campaign": ["campaign"], "sku": ["sku"],
    "template": ["template"], "meeting": ["meeting"], "issue": ["issue", "ticket"], "ticket": ["ticket"],
    "payment": ["payment"], "intent": ["payment"], "chat": ["chat", "group"], "user": ["user"], "type": ["type"],
    "due": ["due"], "path": ["path", "folder", "directory"], "collection": ["collection"],
    "location": ["location", "city"], "channel": ["channel"], "list": ["list", "column"],
  ]

  /// Besides containers: what is called by a small word as it is ("branch main", "plan gold").
  static func takesPlainName(_ name: String) -> Bool {
    name.split(separator: "_").contains { plainlyNamed.contains(String($0)) }
  }

  private static let plainlyNamed: Set<String> = [
    "branch", "ref", "tag", "label", "labels", "environment", "user", "username", "sku", "role", "category", "priority",
    "status", "type", "city", "location", "queue", "topic", "host", "service", "version", "plan", "id",
  ]

  /// "spreadsheet_id" is called "the sheet" or "the spreadsheet".
  static func words(of parameter: ToolkitParameter) -> Set<String> {
    let core = parameter.name.split(separator: "_").filter { !["id", "key", "name", "path", "url"].contains($0) }
    let parts = core.isEmpty ? [Substring(parameter.name)] : Array(core)
    return parts.reduce(into: Set<String>()) { words, part in
      words.insert(String(part))
      words.formUnion(others[String(part)] ?? [])
    }
  }

  static func isPath(_ parameter: ToolkitParameter) -> Bool {
    ["path", "file_path", "folder_path", "folder", "directory", "destination"].contains(parameter.name)
  }

  static func isQuery(_ parameter: ToolkitParameter) -> Bool {
    ["query", "q", "search", "keywords", "search_term", "term"].contains(parameter.name)
  }

  static func isPlace(_ parameter: ToolkitParameter) -> Bool { places.contains(parameter.name) }

  static func isContainer(_ name: String) -> Bool {
    name.split(separator: "_").contains { containers.contains(String($0)) }
  }
}
