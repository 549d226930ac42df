internal import Expressions
package import WorkflowModels

/// What is known of the data in a workflow before it runs: by the outputs that node types declare, and by which node
/// feeds which.
package struct KnownShapes: Sendable {
  /// A node where it stands: in the document's own plan or in that of a body.
  package struct Place: Sendable {
    package let plan: ExecutionPlan
    package let index: Int

    package var node: ExecutionPlan.Node { plan.nodes[index] }
  }

  private let document: WorkflowDocument
  private let registry: NodeRegistry
  private let plans: [ExecutionPlan]

  package init(_ document: WorkflowDocument, plan: ExecutionPlan, registry: NodeRegistry) {
    self.document = document
    self.registry = registry
    plans = plan.all
  }

  package var places: [Place] { plans.flatMap { plan in plan.nodes.indices.map { Place(plan: plan, index: $0) } } }

  package func place(of id: NodeID) -> Place? {
    for plan in plans {
      if let index = plan.index(of: id) { return Place(plan: plan, index: index) }
    }
    return nil
  }

  package func properties(of place: Place) -> JSONObject {
    document.nodes.indices.contains(place.node.place) ? document.nodes[place.node.place].properties : [:]
  }

  /// What `$nodes.id` is. A node whose failure goes on as data can give that instead.
  ///
  /// - Parameter isByHandToo: a trigger can be passed over, and the workflow started with anything.
  package func output(of place: Place, isByHandToo: Bool = false) -> ValueShape {
    var place = place
    // As many times as there are nodes: a graph that is being drawn may have a cycle.
    for _ in 0...place.plan.nodes.count {
      guard place.node.onError == .fail, let type = registry[place.node.type], !(isByHandToo && type.isTrigger) else {
        return .unknown
      }
      guard type.declaration.passesInput else { return ValueShape(type.declaration.output) }
      guard let source = source(of: place) else { return .unknown }
      place = source
    }
    return .unknown
  }

  /// What `.` is: the output of the only node that leads here.
  package func input(of place: Place, isByHandToo: Bool = false) -> ValueShape {
    source(of: place).map { output(of: $0, isByHandToo: isByHandToo) } ?? .unknown
  }

  private func source(of place: Place) -> Place? {
    guard place.node.incoming.count == 1, let edge = place.node.incoming.first else { return nil }
    let link = place.plan.edges[edge]
    return link.port == "error" ? nil : Place(plan: place.plan, index: link.source)
  }

  /// What `$trigger` is when the only trigger has fired. By hand a workflow can be started with anything.
  package var trigger: ValueShape {
    let triggers = document.nodes.compactMap { registry[$0.type] }.filter(\.isTrigger)
    return triggers.count == 1 ? triggers.first.map { ValueShape($0.declaration.output) } ?? .unknown : .unknown
  }

  package var vars: ValueShape { ValueShape(describing: .object(document.vars)) }

  package static let execution = ValueShape([
    "type": "object",
    "properties": [
      "id": ["type": "string"], "workflow_id": ["type": "string"], "version": [:], "user_id": ["type": "string"],
      "started_at": ["type": "string"],
    ],
  ])
}
