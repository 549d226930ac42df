/// How `for-each` and `loop` go through their bodies: each round is a scope with nodes and edges of its own.
extension WorkflowMachine {
  /// Begins as many rounds as may run side by side; the others follow as these end.
  mutating func open(_ node: Int, _ items: BodyItems, at: Timestamp, _ commands: inout [MachineCommand]) {
    guard let body = planNode(node).body, !scope(of: node).plan.bodies[body].nodes.isEmpty, !items.items.isEmpty else {
      settle(node, .main(.array(items.items)), at: at, &commands)
      return
    }
    bodies[node] = BodyProgress(items: items, results: [JSON?](repeating: nil, count: items.items.count))
    beginRounds(of: node, at: at, &commands)
  }

  mutating func goRound(_ node: Int, _ value: JSON, at: Timestamp, _ commands: inout [MachineCommand]) {
    guard let body = planNode(node).body, !scope(of: node).plan.bodies[body].nodes.isEmpty else {
      let failure = NodeFailure(code: "empty_body", message: "The loop has no body, so it would never end.")
      fail(node, failure, at: at, &commands)
      return
    }
    var progress = bodies[node] ?? BodyProgress()
    let round = progress.rounds
    progress.rounds += 1
    bodies[node] = progress
    begin(round: round, of: node, value, at: at, &commands)
  }

  private mutating func beginRounds(of node: Int, at: Timestamp, _ commands: inout [MachineCommand]) {
    while let progress = bodies[node], let items = progress.items, progress.active < items.parallel,
      progress.next < items.items.count
    {
      bodies[node]?.next += 1
      begin(round: progress.next, of: node, items.items[progress.next], at: at, &commands)
    }
  }

  private mutating func begin(
    round: Int, of container: Int, _ item: JSON, at: Timestamp, _ commands: inout [MachineCommand]
  ) {
    guard let plan = scope(of: container).plan.body(of: planIndex(container)) else { return }
    let number = scopes.count
    var scope = MachineScope(
      plan: plan, firstNode: nodes.count, firstEdge: edges.count, container: container, index: round, item: item)
    let start = plan.start(firedBy: nil)
    for index in plan.nodes.indices {
      var progress = NodeProgress()
      progress.scope = Int32(truncatingIfNeeded: number)
      progress.undecidedInputs = start.undecidedInputs[index]
      if !start.isReachable[index] { progress.status = .skipped }
      nodes.append(progress)
    }
    scope.unfinished = start.reachableCount
    edges.append(contentsOf: repeatElement(.undecided, count: plan.edges.count))
    scopes.append(scope)
    rounds[Round(container: container, index: round)] = number
    bodies[container]?.active += 1
    bodies[container]?.scopes.insert(number)
    for entry in start.entries { run(scope.firstNode + entry, at: at, &commands) }
  }

  /// A round is over: its output is the item's result, and the next begins.
  mutating func roundEnded(_ number: Int, _ output: JSON?, at: Timestamp, _ commands: inout [MachineCommand]) {
    guard let container = scopes[number].container, !scopes[number].isOver else { return }
    scopes[number].isOver = true
    bodies[container]?.active -= 1
    bodies[container]?.scopes.remove(number)
    guard nodes[container].status == .running, let progress = bodies[container] else { return }
    guard let items = progress.items else {
      run(container, input: output ?? .null, round: progress.rounds, at: at, &commands)
      return
    }
    bodies[container]?.results[scopes[number].index] = output
    if progress.next < items.items.count {
      beginRounds(of: container, at: at, &commands)
    } else if progress.active == 0 {
      settle(container, .main(.array((bodies[container]?.results ?? []).compactMap(\.self))), at: at, &commands)
    }
  }

  /// A node of a round failed for good: what runs in the round is cancelled, and the container says what follows.
  mutating func roundFailed(
    _ number: Int, _ failure: NodeFailure, node: Int, at: Timestamp, _ commands: inout [MachineCommand]
  ) {
    guard let container = scopes[number].container, !scopes[number].isOver else { return }
    abandonRound(number, at: at, &commands)
    switch bodies[container]?.items?.onError {
    case .skip: roundEnded(number, nil, at: at, &commands)
    case .collect:
      let report = failure.json(node: planNode(node).id, attempts: nodes[node].attempts)
      roundEnded(number, ["error": report], at: at, &commands)
    case .fail, nil:
      scopes[number].isOver = true
      bodies[container]?.active -= 1
      bodies[container]?.scopes.remove(number)
      var failure = failure
      failure.isRetryable = false
      fail(container, failure, at: at, &commands)
    }
  }

  /// Cancels whatever goes on in the bodies of a node that is over.
  mutating func abandonBodies(of container: Int, at: Timestamp, _ commands: inout [MachineCommand]) {
    for number in (bodies[container]?.scopes ?? []).sorted() {
      abandonRound(number, at: at, &commands)
      scopes[number].isOver = true
    }
    bodies[container] = nil
  }

  private mutating func abandonRound(_ number: Int, at: Timestamp, _ commands: inout [MachineCommand]) {
    let first = scopes[number].firstNode
    for node in first..<first + scopes[number].plan.nodes.count where !nodes[node].isOver {
      abandonBodies(of: node, at: at, &commands)
      cancel(node, at: at, &commands)
    }
  }
}
