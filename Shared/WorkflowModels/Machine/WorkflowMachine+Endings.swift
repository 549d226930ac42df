/// How nodes fail, wait and wake, and how the whole execution ends.
extension WorkflowMachine {
  mutating func fail(_ node: Int, _ failure: NodeFailure, at: Timestamp, _ commands: inout [MachineCommand]) {
    nodes[node].failure = failure
    abandonBodies(of: node, at: at, &commands)
    let planned = planNode(node)
    let retry = planned.retry
    if let retry, failure.isRetryable, !failure.isInDoubt, nodes[node].attempts < retry.maxAttempts {
      let wakeAt = at + retryDelay(of: node, retry, failure)
      nodes[node].status = .waiting
      nodes[node].pause = .beforeRetry
      nodes[node].wakeAt = wakeAt
      commands.append(.startTimer(node: node, at: wakeAt))
      return
    }
    let status: NodeProgress.Status = failure.isInDoubt ? .inDoubt : .failed
    let report = failure.json(node: planned.id, attempts: nodes[node].attempts)
    switch planned.onError {
    case .continue: settle(node, .main(["error": report]), as: status, at: at, &commands)
    case .branch: settle(node, .port("error", ["error": report]), as: status, at: at, &commands)
    case .fail:
      nodes[node].status = status
      nodes[node].completedAt = at
      nodes[node].pause = nil
      nodes[node].wakeAt = nil
      let scope = Int(nodes[node].scope)
      if scope == 0 {
        end(.failed(failure, node: name(of: node)), at: at, &commands)
      } else {
        roundFailed(scope, failure, node: node, at: at, &commands)
      }
    }
  }

  mutating func hold(
    _ node: Int, _ pause: NodeProgress.Pause, until: Timestamp?, _ commands: inout [MachineCommand]
  ) {
    nodes[node].status = .waiting
    nodes[node].pause = pause
    nodes[node].wakeAt = until
    if let until { commands.append(.startTimer(node: node, at: until)) }
  }

  mutating func wake(_ node: Int, at: Timestamp, _ commands: inout [MachineCommand]) {
    let pause = nodes[node].pause
    nodes[node].pause = nil
    nodes[node].wakeAt = nil
    switch pause {
    case .beforeRetry, nil: run(node, at: at, &commands)
    case .holding(let outputs):
      nodes[node].status = .running
      settle(node, outputs, at: at, &commands)
    case .awaiting(let wait):
      nodes[node].status = .running
      switch wait.onTimeout {
      case .finish(let outputs): settle(node, outputs, at: at, &commands)
      case .fail(let failure): fail(node, failure, at: at, &commands)
      }
    }
  }

  mutating func end(_ outcome: ExecutionOutcome, at: Timestamp, _ commands: inout [MachineCommand]) {
    phase = .ended(outcome)
    for node in nodes.indices where !nodes[node].isOver { cancel(node, at: at, &commands) }
    bodies = [:]
    commands.append(.finish(outcome))
  }

  /// The node will not end by itself any more.
  mutating func cancel(_ node: Int, at: Timestamp, _ commands: inout [MachineCommand]) {
    let wasBusy = nodes[node].status != .pending
    nodes[node].status = .cancelled
    nodes[node].completedAt = wasBusy ? at : nil
    nodes[node].wakeAt = nil
    if wasBusy { commands.append(.abandon(node: node)) }
  }

  /// Ends the round, or the execution, in which nothing is left to do.
  mutating func endIfAllOver(_ number: Int, at: Timestamp, _ commands: inout [MachineCommand]) {
    guard case .running = phase, scopes[number].unfinished == 0, !scopes[number].isOver else { return }
    if number == 0 {
      scopes[0].isOver = true
      end(.completed(output: output(of: 0)), at: at, &commands)
    } else {
      roundEnded(number, output(of: number), at: at, &commands)
    }
  }

  /// The output of the only sink, of several an object by node id, of none null. A sink ran and led nowhere.
  private func output(of number: Int) -> JSON {
    let scope = scopes[number]
    let own = scope.firstNode..<scope.firstNode + scope.plan.nodes.count
    let sinks = own.filter { nodes[$0].outputs != nil && !nodes[$0].hasLiveOutput }
    guard sinks.count > 1 else { return sinks.first.flatMap { nodes[$0].outputs?.principal } ?? .null }
    var object = JSONObject(minimumCapacity: sinks.count)
    for sink in sinks {
      object[scope.plan.nodes[sink - scope.firstNode].id.rawValue] = nodes[sink].outputs?.principal
    }
    return .object(object)
  }

  private func retryDelay(of node: Int, _ retry: RetryPolicy, _ failure: NodeFailure) -> Duration {
    var mixer = SplitMix(seed: seed &+ UInt64(truncatingIfNeeded: node &* 1_000_003 &+ nodes[node].attempts))
    let own = retry.delaySeconds(afterAttempt: nodes[node].attempts, random: mixer.nextUnit())
    let asked = failure.retryAfterSeconds ?? 0
    // A year is longer than any sane delay and far from what a Duration can hold.
    return .seconds(min(max(own, asked, 0), 31_536_000))
  }
}
