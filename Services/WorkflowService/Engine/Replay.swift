internal import Catalog
internal import Store
internal import WorkflowModels

/// Which recorded results of an execution a new one may begin with: those of nodes that do not lie behind the ones to
/// be run again, where node, type and input are the same.
struct Replay {
  struct Conflict: Sendable, Hashable {
    let node: NodeID
    let reason: String

    var json: JSON { ["node_id": .string(node.rawValue), "reason": .string(reason)] }
  }

  /// An execution as it was recorded.
  struct Original {
    let workflow: CompiledWorkflow
    let machine: WorkflowMachine
    let entries: [JournalEntry]
  }

  private(set) var history: RecordedHistory
  /// The new execution's journal.
  private(set) var entries: [JournalEntry] = []
  private(set) var conflicts: [Conflict] = []

  init(
    _ original: Original, as identity: ExecutionIdentity, _ workflow: CompiledWorkflow, again nodes: Set<NodeID>
  ) throws {
    history = try RecordedHistory(identity, workflow, [])
    let again = Self.downstream(of: nodes, in: workflow.plan)
    let types = Dictionary(original.workflow.document.nodes.map { ($0.id, $0.type) }) { first, _ in first }
    let newTypes = Dictionary(workflow.document.nodes.map { ($0.id, $0.type) }) { first, _ in first }
    for entry in original.entries where entry.kind != .began {
      let own = Self.ownNode(of: entry.node, in: original.workflow.plan)
      guard !again.contains(own), Self.isOver(entry.node, original.machine) else { continue }
      let id = Self.lastNode(of: entry.node)
      guard let type = newTypes[id] else {
        conflicts.append(Conflict(node: entry.node, reason: "The version has no such node."))
        continue
      }
      guard type == types[id] else {
        conflicts.append(Conflict(node: entry.node, reason: "Its type is another in this version."))
        continue
      }
      reuse(entry, as: identity)
    }
  }

  private mutating func reuse(_ entry: JournalEntry, as identity: ExecutionIdentity) {
    let copy = JournalEntry(
      execution: identity.id, sequence: entries.count + 1, fence: 1, kind: entry.kind, node: entry.node, at: entry.at,
      payload: entry.payload, inputDigest: entry.inputDigest)
    do {
      try history.apply(copy)
      entries.append(copy)
    } catch {
      guard !conflicts.contains(where: { $0.node == entry.node }) else { return }
      conflicts.append(
        Conflict(node: entry.node, reason: "Its input is another than the recorded one, so its result cannot be used."))
    }
  }

  /// Its result went on to its successors.
  private static func isOver(_ name: NodeID, _ machine: WorkflowMachine) -> Bool {
    machine.node(named: name).map { machine.nodes[$0].outputs != nil } ?? false
  }

  private static func downstream(of nodes: Set<NodeID>, in plan: ExecutionPlan) -> Set<NodeID> {
    let isReachable = plan.reachable(from: nodes.compactMap { plan.index(of: $0) })
    return Set(plan.nodes.indices.filter { isReachable[$0] }.map { plan.nodes[$0].id }).union(nodes)
  }

  /// The node of the workflow itself in whose body, however deep, the address lies.
  static func ownNode(of name: NodeID, in plan: ExecutionPlan) -> NodeID {
    if plan.index(of: name) != nil { return name }
    var rest = name.rawValue[...]
    while let bracket = rest.lastIndex(of: "[") {
      rest = rest[..<bracket]
      let id = NodeID(rawValue: String(rest))
      if plan.index(of: id) != nil { return id }
    }
    return name
  }

  private static func lastNode(of name: NodeID) -> NodeID {
    // An id has no "]." in it where there are bodies.
    NodeID(rawValue: name.rawValue.split(separator: "].").last.map(String.init) ?? name.rawValue)
  }
}
