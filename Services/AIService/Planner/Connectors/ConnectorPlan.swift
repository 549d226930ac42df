/// An action of a service as the prompt says it.
struct ConnectorPlan: Sendable, Hashable {
  enum Argument: Sendable, Hashable {
    case text(String)
    case number(Double)
    case list([String])
    /// Written out as JSON, which is known to parse.
    case json(String)
    /// Members by name, each with a value or a member of the data at hand.
    case object([FieldAssignment])
    /// Members of the data at hand, said in one text.
    case fields([FieldPath])
    /// The data at hand, as one text.
    case data
    /// A member of the data at hand, under the first of these names that it has.
    case member([String])
  }

  struct Filled: Sendable, Hashable {
    let name: String
    let value: Argument
  }

  var tool: ToolkitTool
  var toolkitName: String
  var arguments: [Filled]
  /// It brings data for the steps after it.
  var bringsData: Bool
  /// What it brings, singular.
  var noun: String?
  /// The name of the one that opens the service, where the user has said it once for all.
  var credential: String?

  private static let making: Set<String> = [
    "create", "send", "add", "append", "insert", "upload", "get", "list", "search", "find", "query", "read", "post",
    "publish", "make", "run", "invite",
  ]
  /// Whether it changes one thing that is there already and that the words have not named.
  var changesOne: Bool {
    guard !bringsData, let verb = tool.slug.split(separator: "_").first, !Self.making.contains(String(verb)) else {
      return false
    }
    return tool.inputs.contains { input in
      guard input.isRequired,
        input.name.hasSuffix("_id") || input.name.hasSuffix("_key")
          || ["number", "issue_number", "id", "key"].contains(input.name)
      else { return false }
      guard let given = arguments.first(where: { $0.name == input.name }) else { return true }
      switch given.value {
      case .text, .number: return false
      default: return true
      }
    }
  }
}
