internal import Expressions
package import WorkflowModels

/// What an editor may offer where the cursor stands in an expression of a node. The document may be wrong in any way:
/// it is being written.
package struct ExpressionCompletion: Sendable {
  package struct Candidate: Sendable, Hashable {
    package enum Kind: String, Sendable {
      case variable, node, field, function, keyword, format
    }

    package let label: String
    package let kind: Kind
    /// What replaces the name that was begun.
    package let insertion: String
    package let detail: String?
  }

  package struct Answer: Sendable {
    /// Where the name that was begun starts, in characters.
    package let from: Int
    package let candidates: [Candidate]
  }

  let shapes: KnownShapes
  /// Where the node stands, and the bodies that it lies in, from the inside out.
  let around: [KnownShapes.Place]
  private let upstream: [NodeID]
  private let hasItem: Bool
  private static let mostCandidates = 200

  package init(_ document: WorkflowDocument, node: NodeID?, registry: NodeRegistry = .standard) {
    let plan = ExecutionPlan(document, traits: registry.traits)
    shapes = KnownShapes(document, plan: plan, registry: registry)
    let around = node.map { Self.levels(to: $0, in: plan) } ?? []
    self.around = around
    upstream = around.flatMap { level -> [NodeID] in
      guard let ancestry = Ancestry(level.plan) else { return [] }
      return level.plan.nodes.indices.filter { ancestry.isAncestor($0, of: level.index) }.map {
        level.plan.nodes[$0].id
      }
    }
    hasItem = around.count > 1 || around.first.map { ["filter", "loop"].contains($0.node.type) } == true
  }

  /// The node's place, and those of the bodies it lies in, from the inside out.
  private static func levels(to id: NodeID, in plan: ExecutionPlan) -> [KnownShapes.Place] {
    if let index = plan.index(of: id) { return [KnownShapes.Place(plan: plan, index: index)] }
    for index in plan.nodes.indices {
      guard let body = plan.body(of: index) else { continue }
      let inner = levels(to: id, in: body)
      if !inner.isEmpty { return inner + [KnownShapes.Place(plan: plan, index: index)] }
    }
    return []
  }

  package func answer(_ text: String, cursor: Int) -> Answer {
    let place = CompletionPlace(in: text, cursor: cursor)
    let all: [Candidate] =
      switch place.subject {
      case .nothing: []
      case .variable: variables(besides: place.variables)
      case .format: ExpressionVocabulary.formats.map { Candidate($0, .format) }
      case .word: Self.words
      case .field(let location): location.map(fields) ?? []
      }
    let fitting = all.filter { $0.label.hasPrefix(place.prefix) }
    return Answer(from: place.start, candidates: Array(fitting.prefix(Self.mostCandidates)))
  }

  private func variables(besides own: [String]) -> [Candidate] {
    let known = ExpressionVocabulary.variables.filter { hasItem || $0 != "item" && $0 != "index" }
    return (known + own.filter { !ExpressionVocabulary.variables.contains($0) }).map { Candidate($0, .variable) }
  }

  private static let words: [Candidate] =
    ExpressionVocabulary.functions.map { function in
      let counts = function.arities.map(String.init).joined(separator: " or ")
      return Candidate(function.name, .function, detail: "\(counts) arguments")
    } + ExpressionVocabulary.keywords.map { Candidate($0, .keyword) }

  private func fields(of location: CompletionPlace.Location) -> [Candidate] {
    if location.root == .nodes, location.hops.isEmpty {
      return upstream.map { id in
        Candidate(id.rawValue, .node, detail: shapes.place(of: id)?.node.type)
      }
    }
    guard let shape = shape(of: location.root, location.hops, level: 0) else { return [] }
    return shape.fields.map { Candidate($0, .field, detail: shape.field($0).type) }
  }
}

extension ExpressionCompletion.Candidate {
  fileprivate init(_ label: String, _ kind: Kind, detail: String? = nil) {
    self.label = label
    self.kind = kind
    self.detail = detail
    let isPlain =
      label.utf8.first.map { $0 < 48 || $0 > 57 } == true
      && label.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
      }
    // What is no plain name stands behind its dot in quotes: `$nodes."fetch-1"`.
    insertion = isPlain || kind == .format ? label : JSON.string(label).text()
  }
}
