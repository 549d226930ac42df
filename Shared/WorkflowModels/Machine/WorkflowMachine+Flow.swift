/// How data flows: edges become live or dead, and nodes become ready or are skipped.
extension WorkflowMachine {
  mutating func start(firedBy trigger: NodeID?, input: JSON, at: Timestamp, _ commands: inout [MachineCommand]) {
    phase = .running
    self.trigger = input
    let start = plan.start(firedBy: trigger)
    for index in nodes.indices {
      if start.isReachable[index] {
        nodes[index].undecidedInputs = start.undecidedInputs[index]
      } else {
        nodes[index].status = .skipped
      }
    }
    for edge in start.deadEdges { edges[edge] = .dead }
    scopes[0].unfinished = start.reachableCount
    for entry in start.entries { run(entry, at: at, &commands) }
    endIfAllOver(0, at: at, &commands)
  }

  /// The node is over: its outputs go along its edges, and what that makes ready runs.
  mutating func settle(
    _ node: Int, _ outputs: NodeOutputs, as status: NodeProgress.Status = .completed, at: Timestamp,
    _ commands: inout [MachineCommand]
  ) {
    nodes[node].status = status
    nodes[node].completedAt = at
    nodes[node].outputs = outputs
    nodes[node].pause = nil
    nodes[node].wakeAt = nil
    if !bodies.isEmpty { bodies[node] = nil }
    let scope = Int(nodes[node].scope)
    scopes[scope].unfinished -= 1
    decideOutgoing(of: node, in: scope, at: at, &commands)
    endIfAllOver(scope, at: at, &commands)
  }

  /// Decides the edges that leave the node, and those of the nodes that are skipped thereby. A worklist, not a
  /// recursion: a chain of ten thousand nodes may be skipped at once.
  private mutating func decideOutgoing(
    of first: Int, in number: Int, at: Timestamp, _ commands: inout [MachineCommand]
  ) {
    let plan = scopes[number].plan
    let firstNode = scopes[number].firstNode
    let firstEdge = scopes[number].firstEdge
    var decided = [first]
    var next = 0
    while next < decided.count {
      let source = decided[next]
      next += 1
      for edge in plan.nodes[source - firstNode].outgoing where edges[firstEdge + edge] == .undecided {
        let isLive = nodes[source].outputs?[plan.edges[edge].port] != nil
        edges[firstEdge + edge] = isLive ? .live : .dead
        if isLive { nodes[source].hasLiveOutput = true }
        let target = plan.edges[edge].target
        let instance = firstNode + target
        nodes[instance].undecidedInputs -= 1
        guard nodes[instance].status == .pending else { continue }
        if nodes[instance].undecidedInputs == 0 {
          if plan.nodes[target].incoming.contains(where: { edges[firstEdge + $0] == .live }) {
            run(instance, at: at, &commands)
          } else {
            nodes[instance].status = .skipped
            scopes[number].unfinished -= 1
            decided.append(instance)
          }
        } else if isLive && plan.nodes[target].traits.joinsFirst {
          run(instance, at: at, &commands)
        }
      }
    }
  }

  /// - Parameter input: what a loop goes round with; without it the input is what arrives.
  mutating func run(
    _ node: Int, input: JSON? = nil, round: Int = 0, at: Timestamp, _ commands: inout [MachineCommand]
  ) {
    nodes[node].status = .running
    if round == 0 { nodes[node].attempts += 1 }
    if nodes[node].startedAt == nil { nodes[node].startedAt = at }
    commands.append(.run(currentRun(of: node, input: input, round: round, at: at)))
  }

  func currentRun(of node: Int, input: JSON? = nil, round: Int = 0, at: Timestamp) -> NodeRun {
    let arrivals = arrivals(at: node)
    return NodeRun(
      node: node, attempt: nodes[node].attempts, arrivals: arrivals,
      input: input ?? self.input(of: node, from: arrivals), round: round, at: at)
  }

  private func arrivals(at node: Int) -> [Arrival] {
    let number = Int(nodes[node].scope)
    let (plan, firstNode, firstEdge) = (scopes[number].plan, scopes[number].firstNode, scopes[number].firstEdge)
    var arrivals: [Arrival] = []
    for edge in plan.nodes[node - firstNode].incoming where edges[firstEdge + edge] == .live {
      let source = plan.edges[edge].source
      guard let value = nodes[firstNode + source].outputs?[plan.edges[edge].port] else { continue }
      arrivals.append(Arrival(source: plan.nodes[source].id, port: plan.edges[edge].port, value: value))
    }
    return arrivals
  }

  private func givenInput(of node: Int) -> JSON? {
    guard !givenInputs.isEmpty, nodes[node].scope == 0 else { return nil }
    return givenInputs[plan.nodes[node].id]
  }

  private func input(of node: Int, from arrivals: [Arrival]) -> JSON {
    guard arrivals.count > 1 else {
      if let given = givenInput(of: node) { return given }
      if let arrival = arrivals.first { return arrival.value }
      let number = Int(nodes[node].scope)
      return number == 0 ? trigger : scopes[number].item
    }
    if let given = givenInput(of: node) { return given }
    var object = JSONObject(minimumCapacity: arrivals.count)
    for arrival in arrivals {
      // Two ports of one node may both lead here: the second keeps its value under a name that says so.
      let isTaken = object[arrival.source.rawValue] != nil
      object[isTaken ? "\(arrival.source.rawValue):\(arrival.port)" : arrival.source.rawValue] = arrival.value
    }
    return .object(object)
  }
}
