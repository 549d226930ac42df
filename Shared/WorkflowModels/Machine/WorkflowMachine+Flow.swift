/// How data flows: edges become live or dead, and nodes become ready or are skipped.
extension WorkflowMachine {
  mutating func start(firedBy trigger: NodeID?, input: JSON, at: Timestamp, _ commands: inout [MachineCommand]) {
    phase = .running
    self.trigger = input
    let entries = plan.entries(firedBy: trigger)
    let isReachable = plan.reachable(from: entries)
    for index in nodes.indices {
      guard isReachable[index] else {
        nodes[index].status = .skipped
        continue
      }
      unfinished += 1
      // An edge from outside the run (another trigger's branch) will never decide: it counts as dead from the start.
      for edge in plan.nodes[index].incoming {
        if isReachable[plan.edges[edge].source] {
          nodes[index].undecidedInputs += 1
        } else {
          edges[edge] = .dead
        }
      }
    }
    for entry in entries { run(entry, at: at, &commands) }
    endIfAllOver(at: at, &commands)
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
    unfinished -= 1
    decideOutgoing(of: node, at: at, &commands)
    endIfAllOver(at: at, &commands)
  }

  /// Decides the edges that leave the node, and those of the nodes that are skipped thereby. A worklist, not a
  /// recursion: a chain of ten thousand nodes may be skipped at once.
  private mutating func decideOutgoing(of first: Int, at: Timestamp, _ commands: inout [MachineCommand]) {
    var decided = [first]
    var next = 0
    while next < decided.count {
      let source = decided[next]
      next += 1
      for edge in plan.nodes[source].outgoing where edges[edge] == .undecided {
        let isLive = nodes[source].outputs?[plan.edges[edge].port] != nil
        edges[edge] = isLive ? .live : .dead
        if isLive { nodes[source].hasLiveOutput = true }
        let target = plan.edges[edge].target
        nodes[target].undecidedInputs -= 1
        guard nodes[target].status == .pending else { continue }
        if nodes[target].undecidedInputs == 0 {
          if plan.nodes[target].incoming.contains(where: { edges[$0] == .live }) {
            run(target, at: at, &commands)
          } else {
            nodes[target].status = .skipped
            unfinished -= 1
            decided.append(target)
          }
        } else if isLive && plan.nodes[target].traits.joinsFirst {
          run(target, at: at, &commands)
        }
      }
    }
  }

  mutating func run(_ node: Int, at: Timestamp, _ commands: inout [MachineCommand]) {
    nodes[node].status = .running
    nodes[node].attempts += 1
    if nodes[node].startedAt == nil { nodes[node].startedAt = at }
    let arrivals = arrivals(at: node)
    commands.append(
      .run(
        NodeRun(
          node: node, attempt: nodes[node].attempts, arrivals: arrivals, input: input(from: arrivals), at: at)))
  }

  private func arrivals(at node: Int) -> [Arrival] {
    plan.nodes[node].incoming.compactMap { edge in
      guard edges[edge] == .live else { return nil }
      let source = plan.edges[edge].source
      guard let value = nodes[source].outputs?[plan.edges[edge].port] else { return nil }
      return Arrival(source: plan.nodes[source].id, port: plan.edges[edge].port, value: value)
    }
  }

  private func input(from arrivals: [Arrival]) -> JSON {
    guard arrivals.count > 1 else { return arrivals.first?.value ?? trigger }
    var object = JSONObject(minimumCapacity: arrivals.count)
    for arrival in arrivals {
      // Two ports of one node may both lead here: the second keeps its value under a name that says so.
      let isTaken = object[arrival.source.rawValue] != nil
      object[isTaken ? "\(arrival.source.rawValue):\(arrival.port)" : arrival.source.rawValue] = arrival.value
    }
    return .object(object)
  }
}
