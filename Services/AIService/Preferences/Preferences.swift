internal import WorkflowModels

/// What a user prefers where a sentence leaves it open.
struct Preferences: Sendable, Hashable {
  static let none = Preferences()

  /// Slugs of toolkits (`jira`) and ids of tools (`slack.send_message`), the most liked first.
  var preferredTools: [String] = []
  /// An IANA name.
  var timezone: String?
  /// Values of arguments by toolkit and name; `credential` stands for the credential that opens the toolkit.
  var defaults: JSONObject = [:]
  /// In which models write names and questions; the language of a wish is read from the wish.
  var language: String?

  static func isEnglish(_ tag: String) -> Bool { tag.prefix { $0 != "-" }.lowercased() == "en" }

  static let fields = ["preferred_tools", "timezone", "defaults", "language"]

  init() {}

  /// From what was checked when it was written: what is wrong is left out.
  init(_ json: JSON) {
    preferredTools = (json["preferred_tools"]?.arrayValue ?? []).compactMap(\.stringValue)
    timezone = json["timezone"]?.stringValue
    defaults = json["defaults"]?.objectValue ?? [:]
    language = json["language"]?.stringValue
  }

  var json: JSONObject {
    [
      "preferred_tools": .array(preferredTools.map { .string($0) }), "timezone": timezone.map { .string($0) } ?? .null,
      "defaults": .object(defaults), "language": language.map { .string($0) } ?? .null,
    ]
  }

  /// The slugs of the toolkits that are preferred, by themselves or by one of their tools.
  var toolkits: [String] {
    var seen: Set<String> = []
    return preferredTools.map { String($0.prefix { $0 != "." }) }.filter { seen.insert($0).inserted }
  }

  func isPreferred(_ tool: ToolkitTool) -> Bool { preferredTools.contains(tool.id) }

  func value(of argument: String, in toolkit: String) -> JSON? {
    guard let value = defaults[toolkit]?[argument], !value.isNull else { return nil }
    return value
  }
}
