/// A document's graph, compiled once per version for running: nodes and edges by index, flow edges only.
///
/// The nodes of a `for-each` or `loop` are a plan of their own inside the plan: its body. Edges that attach a model, a
/// memory or a tool carry no data and decide nothing; they are not in the plan.
///
/// Classes, because every execution refers to them at every step: a copy of a struct of as many parts would count up and
/// down as many shared counters.
package final class ExecutionPlan: Sendable {
  package final class Node: Sendable {
    package let id: NodeID
    package let type: String
    package let traits: NodeTraits
    package let retry: RetryPolicy?
    package let onError: OnError
    /// Its place among the document's nodes.
    package let place: Int
    /// Its body's place in `bodies`.
    package let body: Int?
    /// Indices into `edges`, in the order of the document.
    package let incoming: [Int]
    package let outgoing: [Int]

    fileprivate init(
      _ node: WorkflowNode, _ traits: NodeTraits, place: Int, body: Int?, incoming: [Int], outgoing: [Int]
    ) {
      id = node.id
      type = node.type
      self.traits = traits
      retry = node.retry
      onError = node.onError
      self.place = place
      self.body = body
      self.incoming = incoming
      self.outgoing = outgoing
    }
  }

  package struct Edge: Sendable {
    package let source: Int
    package let target: Int
    /// The output port of the source that this edge leaves by.
    package let port: String
  }

  /// How deep bodies may lie in bodies; validation refuses what is deeper, and it is not in the plan.
  package static let deepestBody = 16

  package let nodes: [Node]
  package let edges: [Edge]
  package let bodies: [ExecutionPlan]
  private let indices: [NodeID: Int]
  /// How a run begins when no trigger is named, which is how most begin.
  private let usualStart: PlanStart

  /// Compiles a document that passed validation. What validation refuses (a dangling edge, a second node of one id)
  /// is left out here, so that no document can make it trap.
  package convenience init(_ document: WorkflowDocument, traits: (WorkflowNode) -> NodeTraits) {
    var members: Members = [:]
    var seen: Set<NodeID> = []
    for (place, node) in document.nodes.enumerated() where seen.insert(node.id).inserted {
      members[node.parentID, default: []].append((place, node))
    }
    self.init(of: nil, members, document.edges.filter { !$0.isSupport }, traits, depth: 0)
  }

  /// The nodes of each body, with their places in the document.
  private typealias Members = [NodeID?: [(place: Int, node: WorkflowNode)]]

  private init(
    of parent: NodeID?, _ members: Members, _ edges: [WorkflowEdge], _ traits: (WorkflowNode) -> NodeTraits, depth: Int
  ) {
    let own = members[parent] ?? []
    let ownTraits = own.map { traits($0.node) }
    var indices: [NodeID: Int] = Dictionary(minimumCapacity: own.count)
    for (index, member) in own.enumerated() { indices[member.node.id] = index }
    var planned: [Edge] = []
    var incoming = [[Int]](repeating: [], count: own.count)
    var outgoing = [[Int]](repeating: [], count: own.count)
    for edge in edges {
      guard let source = indices[edge.source], let target = indices[edge.target],
        !ownTraits[source].isSupport, !ownTraits[target].isSupport
      else { continue }
      outgoing[source].append(planned.count)
      incoming[target].append(planned.count)
      planned.append(Edge(source: source, target: target, port: edge.sourceHandle))
    }
    var bodies: [ExecutionPlan] = []
    nodes = own.enumerated().map { index, member in
      var body: Int?
      if members[member.node.id] != nil, depth < Self.deepestBody {
        body = bodies.count
        bodies.append(ExecutionPlan(of: member.node.id, members, edges, traits, depth: depth + 1))
      }
      return Node(
        member.node, ownTraits[index], place: member.place, body: body, incoming: incoming[index],
        outgoing: outgoing[index])
    }
    self.edges = planned
    self.bodies = bodies
    self.indices = indices
    usualStart = PlanStart(nodes, planned, entries: Self.entries(nodes))
  }

  /// Where and how a run begins: at the trigger that fired; else at a manual trigger, at the first trigger, or, in a
  /// document without triggers, at every node that nothing leads to.
  package func start(firedBy trigger: NodeID?) -> PlanStart {
    guard let trigger, let index = indices[trigger] else { return usualStart }
    return PlanStart(nodes, edges, entries: [index])
  }

  private static func entries(_ nodes: [Node]) -> [Int] {
    let triggers = nodes.indices.filter { nodes[$0].traits.isTrigger }
    if let manual = triggers.first(where: { nodes[$0].type == "manual-trigger" }) ?? triggers.first { return [manual] }
    return nodes.indices.filter { nodes[$0].incoming.isEmpty && !nodes[$0].traits.isSupport }
  }

  package func index(of id: NodeID) -> Int? { indices[id] }

  /// The body of a node; empty for one that has none.
  package func body(of node: Int) -> ExecutionPlan? { nodes[node].body.map { bodies[$0] } }

  /// This plan and all bodies in it, however deep.
  package var all: [ExecutionPlan] { [self] + bodies.flatMap(\.all) }
}

extension WorkflowEdge {
  /// Whether the edge attaches a model, a memory or a tool instead of carrying data.
  package var isSupport: Bool {
    guard let targetHandle else { return false }
    return ["model", "memory", "tool"].contains(targetHandle)
  }
}
