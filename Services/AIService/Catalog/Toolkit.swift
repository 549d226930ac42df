internal import WorkflowModels

/// A service whose actions and events workflows can use: what a manifest says, read.
struct Toolkit: Sendable, Hashable {
  let slug: String
  let name: String
  let description: String
  let category: String
  /// Other names that people have for it.
  let aliases: [String]
  var tools: [ToolkitTool]
}

/// One action of a service, or one event that it tells of.
struct ToolkitTool: Sendable, Hashable {
  enum Kind: String, Sendable, Hashable { case action, trigger }

  let toolkit: String
  let slug: String
  let name: String
  let kind: Kind
  let description: String
  let aliases: [String]
  let inputs: [ToolkitParameter]
  /// JSON Schemas, as the manifest has them.
  let inputSchema: JSON
  let outputSchema: JSON
  /// Sentences that mean it.
  let examples: [String]

  /// "slack.send_message": what a `connector-action` node names.
  var id: String { "\(toolkit).\(slug)" }
}

/// One argument of a tool.
struct ToolkitParameter: Sendable, Hashable {
  /// What in a sentence fills it.
  enum Reading: String, Sendable, Hashable {
    case url, email, channel, repository, quoted, number, date, person, text
  }

  let name: String
  let type: String
  let description: String
  let isRequired: Bool
  let reads: Reading?
  let choices: [String]
}
