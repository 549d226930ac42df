/// A document's graph, compiled once per version for running: nodes and edges by index, flow edges only.
///
/// The nodes of a `for-each` or `loop` are a plan of their own inside the plan: its body. Edges that attach a model, a
/// memory or a tool carry no data and decide nothing; they are not in the plan.
package struct ExecutionPlan: Sendable {
  package struct Node: Sendable {
    package let id: NodeID
    package let type: String
    package let traits: NodeTraits
    package let retry: RetryPolicy?
    package let onError: OnError
    /// Its place among the document's nodes.
    package let place: Int
    /// Its body's place in `bodies`.
    package fileprivate(set) var body: Int?
    /// Indices into `edges`, in the order of the document.
    package fileprivate(set) var incoming: [Int] = []
    package fileprivate(set) var outgoing: [Int] = []
  }

  package struct Edge: Sendable {
    package let source: Int
    package let target: Int
    /// The output port of the source that this edge leaves by.
    package let port: String
  }

  /// How deep bodies may lie in bodies; validation refuses what is deeper, and it is not in the plan.
  package static let deepestBody = 16

  package private(set) var nodes: [Node] = []
  package private(set) var edges: [Edge] = []
  package private(set) var bodies: [ExecutionPlan] = []
  private var indices: [NodeID: Int] = [:]

  /// Compiles a document that passed validation. What validation refuses (a dangling edge, a second node of one id)
  /// is left out here, so that no document can make it trap.
  package init(_ document: WorkflowDocument, traits: (WorkflowNode) -> NodeTraits) {
    var members: [NodeID?: [(place: Int, node: WorkflowNode)]] = [:]
    var seen: Set<NodeID> = []
    for (place, node) in document.nodes.enumerated() where seen.insert(node.id).inserted {
      members[node.parentID, default: []].append((place, node))
    }
    self.init(of: nil, members, document.edges.filter { !$0.isSupport }, traits, depth: 0)
  }

  private init(
    of parent: NodeID?, _ members: [NodeID?: [(place: Int, node: WorkflowNode)]], _ edges: [WorkflowEdge],
    _ traits: (WorkflowNode) -> NodeTraits, depth: Int
  ) {
    let own = members[parent] ?? []
    indices = Dictionary(minimumCapacity: own.count)
    nodes.reserveCapacity(own.count)
    for (place, node) in own {
      indices[node.id] = nodes.count
      nodes.append(
        Node(
          id: node.id, type: node.type, traits: traits(node), retry: node.retry, onError: node.onError, place: place))
    }
    for edge in edges {
      guard let source = indices[edge.source], let target = indices[edge.target] else { continue }
      guard !nodes[source].traits.isSupport, !nodes[target].traits.isSupport else { continue }
      nodes[source].outgoing.append(self.edges.count)
      nodes[target].incoming.append(self.edges.count)
      self.edges.append(Edge(source: source, target: target, port: edge.sourceHandle))
    }
    guard members.count > 1, depth < Self.deepestBody else { return }
    for index in nodes.indices where members[nodes[index].id] != nil {
      nodes[index].body = bodies.count
      bodies.append(ExecutionPlan(of: nodes[index].id, members, edges, traits, depth: depth + 1))
    }
  }

  package func index(of id: NodeID) -> Int? { indices[id] }

  /// The body of a node; empty for one that has none.
  package func body(of node: Int) -> ExecutionPlan? { nodes[node].body.map { bodies[$0] } }

  /// This plan and all bodies in it, however deep.
  package var all: [ExecutionPlan] { [self] + bodies.flatMap(\.all) }

  /// Where a run begins: at the trigger that fired; else at a manual trigger, at the first trigger, or, in a document
  /// without triggers, at every node that nothing leads to.
  package func entries(firedBy trigger: NodeID?) -> [Int] {
    if let trigger, let index = indices[trigger] { return [index] }
    let triggers = nodes.indices.filter { nodes[$0].traits.isTrigger }
    if let manual = triggers.first(where: { nodes[$0].type == "manual-trigger" }) ?? triggers.first { return [manual] }
    return starts
  }

  /// The nodes that nothing leads to: where a body begins.
  package var starts: [Int] { nodes.indices.filter { nodes[$0].incoming.isEmpty && !nodes[$0].traits.isSupport } }
}

extension WorkflowEdge {
  /// Whether the edge attaches a model, a memory or a tool instead of carrying data.
  package var isSupport: Bool {
    guard let targetHandle else { return false }
    return ["model", "memory", "tool"].contains(targetHandle)
  }
}
