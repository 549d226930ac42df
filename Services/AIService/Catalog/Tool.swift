/// One thing that a step of a workflow can do: a node type with a typical use of it, described in the words that
/// people say, so that a sentence finds it.
struct Tool: Sendable, Hashable {
  /// "http-request.post": the node type and the use.
  let id: ToolID
  let nodeType: String
  let name: String
  let description: String
  /// Other names for it.
  let aliases: [String]
  /// Verbs that, at the head of a clause, speak for it.
  let verbs: Set<String>
  /// Words that speak for it wherever they stand.
  let keywords: Set<String>
  /// What in a clause speaks for it (above 0) or against it (below).
  let cues: [Cue: Double]
  /// Sentences that mean it; at least five.
  let examples: [String]

  init(
    _ id: ToolID, _ name: String, _ description: String, aliases: [String], verbs: Set<String>,
    keywords: Set<String> = [], cues: [Cue: Double] = [:], examples: [String]
  ) {
    self.id = id
    self.nodeType = id.nodeType
    self.name = name
    self.description = description
    self.aliases = aliases
    self.verbs = verbs
    self.keywords = keywords
    self.cues = cues
    self.examples = examples
  }
}

/// The built-in tools. A tool that only a planner rule would know has no place here, and the other way round: whatever
/// the planner can build is found through this list.
enum ToolID: String, Sendable, Hashable, CaseIterable {
  case manualStart = "manual-trigger.start"
  case webhookReceive = "webhook.receive"
  case scheduleRun = "schedule.run"
  case httpGet = "http-request.get"
  case httpPost = "http-request.post"
  case httpPut = "http-request.put"
  case httpDelete = "http-request.delete"
  case ifElse = "if-else.decide"
  case switchRoute = "switch.route"
  case mergeCombine = "merge.combine"
  case filterKeep = "filter.keep"
  case filterDrop = "filter.drop"
  case fieldsSet = "edit-fields.set"
  case fieldsKeep = "edit-fields.keep"
  case fieldsRemove = "edit-fields.remove"
  case fieldsRename = "edit-fields.rename"
  case messageEmail = "edit-fields.email"
  case messageChat = "edit-fields.chat-message"
  case messageAlert = "edit-fields.alert"
  case recordWrite = "edit-fields.record"
  case textLabel = "edit-fields.label"
  case process = "transform.process"
  case transformCount = "transform.count"
  case transformSum = "transform.sum"
  case transformAverage = "transform.average"
  case transformExtreme = "transform.extreme"
  case transformSort = "transform.sort"
  case transformFirst = "transform.first"
  case transformGroup = "transform.group"
  case transformUnique = "transform.unique"
  case transformExtract = "transform.extract"
  case transformExpression = "transform.expression"
  case waitTime = "wait.time"
  case respondWebhook = "respond-to-webhook.reply"
  case stopError = "stop-and-error.fail"

  var nodeType: String {
    String(rawValue.prefix { $0 != "." })
  }
}

/// Something to be seen in a clause, whatever its words.
enum Cue: Sendable, Hashable {
  /// An address to call, and one that something comes from.
  case url, sourceURL
  case email, channel, quoted, duration, condition, assignment, method, json
  /// It asks about fields by name ("name and email").
  case fieldList
  /// Its object is the data itself ("it", "the result").
  case pronoun
  /// It names a chat, a mail box, a store.
  case chatService, mailWord, storeWord
  /// "to" or "from" stands in it.
  case to, from
  /// Its object begins with "with".
  case with
  case number
}

extension ToolID {
  /// Whether it sends something to another system: never chosen for an address alone.
  var changesElsewhere: Bool {
    switch self {
    case .httpPost, .httpPut, .httpDelete: true
    default: false
    }
  }
}
