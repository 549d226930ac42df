package import WorkflowModels

/// A kind of node: what it says of itself, and what it does. A new type is one file that conforms to `PureNodeType` or
/// `EffectNodeType`, and one line in `NodeRegistry.standard`.
package protocol NodeType: Sendable {
  var declaration: NodeTypeDeclaration { get }

  /// The output ports of this node, without `error`, which exists by the node's `on_error`.
  func ports(of node: WorkflowNode) -> [String]

  /// What the kinds of the properties cannot say. Paths are relative to the properties, as `cases[0].name`.
  func problems(of node: WorkflowNode) -> [PropertyProblem]

  /// jq sources of the node by their path: compiled once, and never expanded as templates.
  func programs(of node: WorkflowNode) -> [(path: String, source: String)]

  /// What is expanded: the properties without the programs.
  func templates(of node: WorkflowNode) -> JSONObject

  /// Runs when its first live input is there, instead of waiting for all.
  func joinsFirst(_ node: WorkflowNode) -> Bool

  /// Whether this node reaches outside: its result is recorded before anybody sees it, and a dry run leaves it out. A
  /// type that is both pure and effectful decides it by the node's properties.
  func acts(_ node: WorkflowNode) -> Bool

  /// Whether the result of a node that computes is recorded though its author does not ask for it, because a second
  /// computation, in a process that knows more or less, may give another.
  func isAlwaysRecorded(_ node: WorkflowNode) -> Bool

  /// What can be attached to a node of this type.
  var attaches: Set<Attachments.Kind> { get }

  /// Properties that are never expanded, whatever stands in them, such as schemas.
  var literals: Set<String> { get }

  /// What the outputs of a node of this type say to callers outside the flow. It is read from the outputs, so that a
  /// recorded result says it again on recovery.
  func announcement(of outputs: NodeOutputs) -> NodeResult.Announcement?
}

/// Computes its result from its input alone: nothing is recorded, and recovery computes it again.
package protocol PureNodeType: NodeType {
  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult

  /// The node made ready for runs of which there is nothing to say but what leaves it. Nil, as is the default, for a
  /// type whose runs have to look at more.
  func prepared(_ node: CompiledNode) -> (any PreparedNode)?
}

extension PureNodeType {
  package func prepared(_ node: CompiledNode) -> (any PreparedNode)? { nil }
}

/// Reaches outside: its result is recorded before anybody sees it.
package protocol EffectNodeType: NodeType {
  /// - Parameter properties: the node's, with all templates expanded.
  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult
}

/// Something wrong with one property.
package struct PropertyProblem: Sendable, Hashable {
  package let path: String
  package let message: String
  package let hint: String?

  package init(_ path: String, _ message: String, hint: String? = nil) {
    self.path = path
    self.message = message
    self.hint = hint
  }
}

extension NodeType {
  package func ports(of node: WorkflowNode) -> [String] { declaration.ports }
  package func problems(of node: WorkflowNode) -> [PropertyProblem] { [] }
  package func joinsFirst(_ node: WorkflowNode) -> Bool { false }
  package func announcement(of outputs: NodeOutputs) -> NodeResult.Announcement? { nil }
  package func acts(_ node: WorkflowNode) -> Bool { declaration.hasEffects }
  package func isAlwaysRecorded(_ node: WorkflowNode) -> Bool { false }
  package var attaches: Set<Attachments.Kind> { [] }
  package var literals: Set<String> { [] }

  package func programs(of node: WorkflowNode) -> [(path: String, source: String)] {
    declaration.properties.compactMap { property in
      guard property.kind.isProgram, let source = node.properties[property.name]?.stringValue else { return nil }
      return (property.name, source)
    }
  }

  package func templates(of node: WorkflowNode) -> JSONObject {
    let kept = literals.union(programs(of: node).map(\.path))
    return kept.isEmpty ? node.properties : node.properties.filter { !kept.contains($0.key) }
  }

  package var isTrigger: Bool { declaration.category == .trigger }
}

extension NodeProperty.Kind {
  /// Whether a string here is jq source.
  var isProgram: Bool {
    switch self {
    case .program: true
    case .oneOf(let kinds): kinds.contains(.program)
    default: false
    }
  }
}
