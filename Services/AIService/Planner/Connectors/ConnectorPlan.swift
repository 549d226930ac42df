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
}
