/// Verbs that ask for the same: who opens a ticket creates it.
enum VerbKin {
  /// These verbs and all that are said for the same.
  static func of(_ verbs: Set<String>) -> Set<String> {
    groups.reduce(into: verbs) { kin, group in if !group.isDisjoint(with: verbs) { kin.formUnion(group) } }
  }

  /// Never meant where nobody says them.
  static let destructive: Set<String> = ["delete", "remove", "clear", "cancel", "close", "archive"]
  /// Meant where something goes to a service and no verb says how.
  static let usual: Set<String> = ["create", "send", "append", "add", "post"]

  private static let groups: [Set<String>] = [
    ["create", "open", "file", "make", "raise", "add", "start", "schedule", "book", "log", "register", "set"],
    [
      "send", "post", "message", "notify", "tell", "ping", "inform", "alert", "announce", "write", "text", "let",
      "share", "remind", "celebrate", "thank", "request", "report", "slack", "forward", "note", "pass", "go", "shout",
      "page", "email", "mail", "greet", "welcome", "publish",
    ],
    ["get", "list", "read", "search", "find", "query", "fetch", "check", "retrieve", "look", "load", "pull", "show"],
    ["append", "add", "insert", "save", "store", "write", "put", "record", "log", "dump"],
    ["upload", "save", "store", "put", "back"],
    ["update", "change", "set", "edit", "modify"],
    ["page", "create", "trigger", "raise", "call"],
    ["ask", "search", "find", "query", "answer"],
    ["run", "dispatch", "trigger", "start", "kick"],
    ["text", "send", "sms"], ["subscribe", "add"], ["call", "make", "phone", "dial", "ring"],
    ["fulfil", "fulfill", "ship"], ["move", "transition", "put", "set"],
    ["dm", "whatsapp", "nudge", "send", "message"],
    ["close", "tick", "resolve", "complete", "finish", "transition", "move", "mark"],
    ["delete", "remove", "cancel", "clear", "drop", "erase", "wipe", "unsubscribe", "discard"],
    ["comment", "reply", "answer", "add"],
  ]
}
