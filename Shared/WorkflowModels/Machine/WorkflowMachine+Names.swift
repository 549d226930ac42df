/// Which node of which round an index means, and what nodes are called from outside: `fetch`, or `each[3].fetch` in the
/// fourth round of a body.
extension WorkflowMachine {
  func scope(of node: Int) -> MachineScope { scopes[Int(nodes[node].scope)] }

  func planIndex(_ node: Int) -> Int { node - scopes[Int(nodes[node].scope)].firstNode }

  /// What the plan says of a node.
  package func planNode(_ node: Int) -> ExecutionPlan.Node {
    // Without a copy of the scope: this is asked at every step.
    let number = Int(nodes[node].scope)
    return scopes[number].plan.nodes[node - scopes[number].firstNode]
  }

  /// The address of a node: what journals, states and idempotency keys call it.
  package func name(of node: Int) -> NodeID {
    let scope = scope(of: node)
    let id = scope.plan.nodes[node - scope.firstNode].id
    guard let container = scope.container else { return id }
    return NodeID(rawValue: "\(name(of: container).rawValue)[\(scope.index)].\(id.rawValue)")
  }

  /// The node of an address; nil when there is none, or when its round has not begun.
  package func node(named name: NodeID) -> Int? { node(named: name.rawValue[...], in: scopes[0]) }

  /// As deep as bodies lie in bodies.
  private func node(named name: Substring, in scope: MachineScope) -> Int? {
    if let index = scope.plan.index(of: NodeID(rawValue: String(name))) { return scope.firstNode + index }
    var bracket = name.firstIndex(of: "[")
    while let start = bracket {
      let afterwards = name[name.index(after: start)...]
      bracket = afterwards.firstIndex(of: "[")
      guard let container = scope.plan.index(of: NodeID(rawValue: String(name[..<start]))),
        let end = afterwards.firstIndex(of: "]"), let round = Int(afterwards[..<end]),
        let number = rounds[Round(container: scope.firstNode + container, index: round)]
      else { continue }
      let rest = afterwards[end...].dropFirst()
      if rest.first == ".", let found = node(named: rest.dropFirst(), in: scopes[number]) { return found }
    }
    return nil
  }

  /// `$nodes.<id>` as a node sees it: of its own round, else of the rounds around it. Null for a node that has emitted
  /// nothing, nil for one that is not in the plan.
  package func output(of id: NodeID, seenFrom node: Int) -> JSON? {
    var next: Int? = nodes.indices.contains(node) ? Int(nodes[node].scope) : 0
    while let number = next {
      let scope = scopes[number]
      if let index = scope.plan.index(of: id) { return nodes[scope.firstNode + index].outputs?.principal ?? .null }
      next = scope.container.map { Int(nodes[$0].scope) }
    }
    return nil
  }

  /// `$nodes` as a whole, as a node sees it.
  package func allOutputs(seenFrom node: Int) -> JSONObject {
    var around: [Int] = []
    var next: Int? = nodes.indices.contains(node) ? Int(nodes[node].scope) : 0
    while let number = next {
      around.append(number)
      next = scopes[number].container.map { Int(nodes[$0].scope) }
    }
    var outputs = JSONObject(minimumCapacity: plan.nodes.count)
    for number in around.reversed() {
      for (index, node) in scopes[number].plan.nodes.enumerated() {
        outputs[node.id.rawValue] = nodes[scopes[number].firstNode + index].outputs?.principal ?? .null
      }
    }
    return outputs
  }

  /// `$item` and `$index` of a node in a body.
  package func round(of node: Int) -> (item: JSON, index: Int)? {
    guard nodes.indices.contains(node) else { return nil }
    let number = Int(nodes[node].scope)
    return number == 0 ? nil : (scopes[number].item, scopes[number].index)
  }

  /// How many of `nodes` are the plan's own; the others belong to rounds of bodies.
  package var ownNodeCount: Int { plan.nodes.count }
}
