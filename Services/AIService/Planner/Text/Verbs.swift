/// The verbs that open a step, in every form in which people write them. Whether "and" joins two steps or two nouns
/// hangs on this: a step begins where a verb begins.
enum Verbs {
  /// Verbs that are nothing else.
  private static let plain: Set<String> = [
    "fetch", "retrieve", "download", "pull", "load", "read", "get", "grab", "query", "send", "submit", "push",
    "publish", "upload", "forward", "deliver", "keep", "exclude", "ignore", "drop", "discard", "remove", "delete",
    "strip", "add", "append", "include", "rename", "convert", "transform", "compute", "calculate", "sum", "average",
    "sort", "limit", "take", "wait", "pause", "sleep", "delay", "respond", "reply", "answer", "return", "stop", "fail",
    "abort", "throw", "raise", "notify", "inform", "tell", "remind", "process", "handle", "manage", "merge", "combine",
    "join", "create", "make", "save", "update", "write", "insert", "extract", "classify", "categorize", "categorise",
    "prioritize", "prioritise", "summarize", "summarise", "analyze", "analyse", "translate", "detect", "score",
    "monitor", "watch", "check", "validate", "verify", "enrich", "normalize", "normalise", "clean", "deduplicate",
    "map", "pick", "select", "find", "route", "assign", "escalate", "generate", "collect", "gather", "continue",
    "finish", "end", "skip", "build", "format", "round", "multiply", "divide", "split", "call", "invoke", "hit",
    "echo", "give", "put", "mark", "let", "welcome", "thank", "approve", "reject", "archive", "register", "onboard",
    "respond", "distribute", "aggregate", "reverse", "flatten", "scrape", "crawl", "import", "export", "sync",
    "terminate", "cancel", "only", "show", "output", "ask", "request", "draft", "compose", "warn",
    "tweet", "announce", "greet", "subscribe", "append", "transcribe", "resolve", "close", "open", "book", "file",
    "thank", "publish", "determine", "evaluate", "assess", "judge", "identify", "attach", "dispatch", "obtain",
    "fulfil", "fulfill", "ignore", "comment", "hand", "pass", "dial", "celebrate", "search",
    "transition", "tick", "mute", "unsubscribe", "erase", "wipe", "whatsapp",
    "confirm", "apologise", "apologize", "acknowledge", "congratulate", "reassure", "condense", "boil", "enroll",
    "enrol", "reschedule", "rewrite", "paraphrase", "nudge", "shout", "turn", "deal",
  ]

  /// Words that are a noun as often; a step begins with one only where an object follows.
  private static let alsoNouns: Set<String> = [
    "page", "dump", "phone", "dm", "comment", "post", "patch", "set", "count", "filter", "email", "mail", "message",
    "alert", "log", "report",
    "store", "record",
    "name", "tag", "label", "group", "order", "list", "text", "ping", "print", "test", "say", "trigger", "start", "run",
    "total", "average", "limit", "score", "request", "answer", "reply", "check", "end", "call", "track", "change",
    "schedule", "switch", "branch", "share", "use", "apply", "replace", "sum", "stop", "average", "output", "match",
    "rank", "review", "format", "export", "import", "draft", "register", "address", "number", "charge", "refund",
    "invite", "copy", "move", "process", "update", "delay", "phone", "note", "empty", "clear", "reset", "comment",
    "hand", "place", "pass", "pause", "map", "complete", "split", "read", "score", "query",
  ]

  static let determiners: Set<String> = [
    "the", "a", "an", "all", "it", "them", "me", "us", "each", "every", "its", "their", "my", "our", "this", "that",
    "these", "those", "only", "any", "him", "her", "his", "everyone", "everybody", "anyone", "anybody", "whoever",
    "everything", "some", "both", "just", "new",
    "more",
  ]

  /// The base form when the word is a form of a verb known here; nil for any other word.
  static func base(_ word: String) -> String? {
    guard word.count >= 3 else { return nil }
    if word == "look" { return word }
    for candidate in forms(word) where plain.contains(candidate) || alsoNouns.contains(candidate) { return candidate }
    return nil
  }

  private static func forms(_ word: String) -> [String] {
    var result = [word]
    func cut(_ ending: String, adding: String = "") {
      if word.hasSuffix(ending), word.count > ending.count + 1 {
        result.append(String(word.dropLast(ending.count)) + adding)
      }
    }
    cut("ies", adding: "y")
    cut("es")
    cut("s")
    cut("ing")
    cut("ing", adding: "e")
    for ending in ["ing", "ed"] where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.count)
      if let last = stem.last, stem.dropLast().last == last { result.append(String(stem.dropLast())) }
    }
    return result
  }

  /// Whether a step begins at this place.
  static func begins(_ tokens: [Token], at index: Int) -> Bool {
    guard let token = tokens.at(index), token.isWord else { return false }
    // "page on-call": they are paged, not called.
    if token.word == "call", token.glued { return false }
    if token.word == "page", tokens.matches(["on", "call"], at: index + 1) { return true }
    if token.word == "look" { return tokens.word(index - 1) != "a" }
    if token.word == "back" { return ["up"].contains(tokens.word(index + 1)) }
    guard let base = base(token.word) else { return false }
    let next = tokens.at(index + 1)
    if base == "only" { return next.map { Verbs.base($0.word) != nil || $0.word == "if" } ?? false }
    guard alsoNouns.contains(base) else {
      return plain.contains(base)
    }
    guard let next else { return base == "stop" || base == "count" }
    if next.isMark(["+"]) || ["up", "down"].contains(next.word) && ["sum", "total", "write", "note"].contains(base) {
      return true
    }
    if next.isLiteral || next.number != nil || determiners.contains(next.word) { return true }
    if ["to", "with", "by", "for", "back", "there", "here"].contains(next.word) { return true }
    // "post in #releases"
    if ["in", "on"].contains(next.word), case .channel? = tokens.at(index + 2)?.kind { return true }
    // "mail what is left"
    if ["what", "whatever", "whoever", "on-call"].contains(next.word) { return true }
    if next.isMark || ["and", "or", "of", "in", "is", "are", "from", "on", "at"].contains(next.word) { return false }
    // "set priority to high", "post tickets to …", "count tickets": a noun and then something that a verb takes.
    if ["set", "post", "count", "store", "log", "email", "filter", "group", "list", "report", "alert"].contains(base) {
      return token.word == base || token.word.hasSuffix("ing") || token.word.hasSuffix("s")
    }
    return false
  }
}
