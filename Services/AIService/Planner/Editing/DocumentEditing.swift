internal import WorkflowModels

/// Changes of a graph that leave every other node as it is, to the byte.
extension WorkflowDocument {
  /// Takes a node out and joins what stood before it to what stood behind it, along the way that went on.
  mutating func cut(_ id: NodeID) {
    let before = edges.filter { $0.target == id }
    let behind = edges.filter { $0.source == id && Self.goesOn($0.sourceHandle) }
    edges.removeAll { $0.source == id || $0.target == id }
    nodes.removeAll { $0.id == id || $0.parentID == id }
    for edge in before {
      for next in behind where !edges.contains(where: { $0.source == edge.source && $0.target == next.target }) {
        edges.append(
          WorkflowEdge(id: freeEdgeID, source: edge.source, target: next.target, sourceHandle: edge.sourceHandle))
      }
    }
    let ids = Set(nodes.map(\.id))
    edges.removeAll { !ids.contains($0.source) || !ids.contains($0.target) }
    dropUnreached()
    // What read the node's output reads what started the run instead.
    for index in nodes.indices { nodes[index].properties.replaceText("$nodes.\(id.rawValue)", with: "$trigger") }
  }

  private static func goesOn(_ port: String) -> Bool {
    ["main", "true", "approved", "default"].contains(port) || port.hasPrefix("case:")
  }

  /// A branch whose beginning was cut has nothing that leads to it.
  private mutating func dropUnreached() {
    var reached = Set(nodes.filter { $0.parentID == nil && Self.isTrigger($0.type) }.map(\.id))
    guard !reached.isEmpty else { return }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for edge in edges where reached.contains(edge.source) && reached.insert(edge.target).inserted { isGrowing = true }
    }
    let bodies = nodes.filter { $0.parentID.map(reached.contains) == true }.map(\.id)
    reached.formUnion(bodies)
    nodes.removeAll { !reached.contains($0.id) }
    edges.removeAll { !reached.contains($0.source) || !reached.contains($0.target) }
  }

  static func isTrigger(_ type: String) -> Bool {
    ["manual-trigger", "webhook", "schedule", "when-chat-received"].contains(type)
  }

  /// Puts a node between another and all that followed it.
  mutating func insert(_ node: WorkflowNode, behind id: NodeID, leavingBy port: String) {
    for index in edges.indices where edges[index].source == id {
      edges[index] = WorkflowEdge(
        id: edges[index].id, source: node.id, target: edges[index].target, sourceHandle: port)
    }
    edges.append(WorkflowEdge(id: freeEdgeID, source: id, target: node.id, sourceHandle: WorkflowEdge.mainPort))
    nodes.append(node)
  }

  /// Puts a node in front of another.
  mutating func insert(_ node: WorkflowNode, before id: NodeID) {
    for index in edges.indices where edges[index].target == id {
      edges[index] = WorkflowEdge(
        id: edges[index].id, source: edges[index].source, target: node.id, sourceHandle: edges[index].sourceHandle)
    }
    edges.append(WorkflowEdge(id: freeEdgeID, source: node.id, target: id, sourceHandle: WorkflowEdge.mainPort))
    nodes.append(node)
  }

  func freeID(_ wanted: String) -> NodeID {
    let taken = Set(nodes.map(\.id.rawValue))
    guard taken.contains(wanted) else { return NodeID(rawValue: wanted) }
    var number = 2
    while taken.contains("\(wanted)_\(number)") { number += 1 }
    return NodeID(rawValue: "\(wanted)_\(number)")
  }

  private var freeEdgeID: String {
    let taken = Set(edges.compactMap(\.id))
    var number = edges.count + 1
    while taken.contains("e\(number)") { number += 1 }
    return "e\(number)"
  }
}

extension JSONObject {
  /// What was read of an answer's body is read of the data itself.
  mutating func readsItself() {
    replaceText("{{ .body.", with: "{{ .")
    replaceText("{{ .body", with: "{{ .")
  }

  /// In every text of it.
  mutating func replaceText(_ old: String, with new: String) {
    self = JSON.object(self).replacing(old, new).objectValue ?? self
  }
}

extension JSON {
  fileprivate func replacing(_ old: String, _ new: String) -> JSON {
    switch self {
    case .string(let text): return text.contains(old) ? .string(text.replacing(old, with: new)) : self
    case .array(let items): return .array(items.map { $0.replacing(old, new) })
    case .object(let object):
      var result = JSONObject(minimumCapacity: object.count)
      for (key, value) in object { result[key] = value.replacing(old, new) }
      return .object(result)
    default: return self
    }
  }
}
