/// A document's graph, compiled once per version for running: nodes and edges by index, flow edges only.
///
/// Edges that attach a model, a memory or a tool carry no data and decide nothing; they are not in the plan.
package struct ExecutionPlan: Sendable {
  package struct Node: Sendable {
    package let id: NodeID
    package let type: String
    package let traits: NodeTraits
    package let retry: RetryPolicy?
    package let onError: OnError
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

  package private(set) var nodes: [Node]
  package private(set) var edges: [Edge]
  private let indices: [NodeID: Int]

  /// Compiles a document that passed validation. What validation refuses (a dangling edge, a second node of one id)
  /// is left out here, so that no document can make it trap.
  package init(_ document: WorkflowDocument, traits: (WorkflowNode) -> NodeTraits) {
    var nodes: [Node] = []
    var indices: [NodeID: Int] = Dictionary(minimumCapacity: document.nodes.count)
    for node in document.nodes where indices[node.id] == nil {
      indices[node.id] = nodes.count
      nodes.append(
        Node(id: node.id, type: node.type, traits: traits(node), retry: node.retry, onError: node.onError))
    }
    var edges: [Edge] = []
    for edge in document.edges where !edge.isSupport {
      guard let source = indices[edge.source], let target = indices[edge.target] else { continue }
      guard !nodes[source].traits.isSupport, !nodes[target].traits.isSupport else { continue }
      nodes[source].outgoing.append(edges.count)
      nodes[target].incoming.append(edges.count)
      edges.append(Edge(source: source, target: target, port: edge.sourceHandle))
    }
    self.nodes = nodes
    self.edges = edges
    self.indices = indices
  }

  package func index(of id: NodeID) -> Int? { indices[id] }

  /// Where a run begins: at the trigger that fired; else at a manual trigger, at the first trigger, or, in a document
  /// without triggers, at every node that nothing leads to.
  package func entries(firedBy trigger: NodeID?) -> [Int] {
    if let trigger, let index = indices[trigger] { return [index] }
    let triggers = nodes.indices.filter { nodes[$0].traits.isTrigger }
    if let manual = triggers.first(where: { nodes[$0].type == "manual-trigger" }) ?? triggers.first { return [manual] }
    return nodes.indices.filter { nodes[$0].incoming.isEmpty && !nodes[$0].traits.isSupport }
  }

  /// For each node, whether a run that begins at these entries can come to it.
  package func reachable(from entries: [Int]) -> [Bool] {
    var isReachable = [Bool](repeating: false, count: nodes.count)
    var pending = entries
    for entry in entries { isReachable[entry] = true }
    while let index = pending.popLast() {
      for edge in nodes[index].outgoing where !isReachable[edges[edge].target] {
        isReachable[edges[edge].target] = true
        pending.append(edges[edge].target)
      }
    }
    return isReachable
  }

  /// The nodes in an order in which every edge leads forward; nil when there is a cycle.
  package var topologicalOrder: [Int]? {
    var undecided = nodes.map(\.incoming.count)
    var order = nodes.indices.filter { undecided[$0] == 0 }
    var next = 0
    while next < order.count {
      for edge in nodes[order[next]].outgoing {
        let target = edges[edge].target
        undecided[target] -= 1
        if undecided[target] == 0 { order.append(target) }
      }
      next += 1
    }
    return order.count == nodes.count ? order : nil
  }
}

extension WorkflowEdge {
  /// Whether the edge attaches a model, a memory or a tool instead of carrying data.
  package var isSupport: Bool {
    guard let targetHandle else { return false }
    return ["model", "memory", "tool"].contains(targetHandle)
  }
}
