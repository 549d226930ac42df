import WorkflowModels

/// The pieces of which workflows are drawn.
extension WorkflowSketch {
  mutating func piece(_ ends: inout [End], in parent: NodeID?, rounds: Int = 1) {
    switch simulation.number(0...(parent == nil ? 10 : 5)) {
    case 0, 1: ends = [effect(ends, in: parent)]
    case 2: ends = careful(ends, in: parent)
    case 3: ends = [transform(ends, in: parent)]
    case 4: ends = [wait(ends, in: parent)]
    case 5: ends = approval(ends, in: parent, rounds: rounds)
    case 6: ends = branches(ends)
    case 7: ends = choice(ends)
    case 8: ends = [forEach(ends)]
    case 9: ends = [loop(ends)]
    default: ends = [child.map { subWorkflow($0, ends) } ?? effect(ends, in: parent)]
    }
  }

  private mutating func effect(_ ends: [End], in parent: NodeID?) -> End {
    let retry = retry
    let limit = simulation.chance(0.2) ? Double(simulation.number(2...6)) : nil
    let onError: OnError = simulation.chance(0.5) ? .continue : .fail
    return add(
      fresh("call"), "http-request", ["url": "https://world.example/", "method": "POST", "body": "{{ . }}"],
      after: ends, in: parent
    ) { node in
      node.retry = retry
      node.timeoutSeconds = limit
      node.onError = onError
    }
  }

  /// Must not happen twice, and has a way out for its failure.
  private mutating func careful(_ ends: [End], in parent: NodeID?) -> [End] {
    let retry = retry
    let call = add(
      fresh("pay"), "http-request", ["url": "https://world.example/", "method": "POST"], after: ends, in: parent
    ) { node in
      node.retry = retry
      node.effect = .atMostOnce
      node.onError = .branch
    }
    let otherwise = add(
      fresh("otherwise"), "transform", ["expression": "{error: .}"], after: [End(node: call.node, port: "error")],
      in: parent)
    return [add(fresh("after"), "merge", ["mode": "first"], after: [call, otherwise], in: parent)]
  }

  private var retry: RetryPolicy? {
    guard simulation.chance(0.6) else { return nil }
    return RetryPolicy(
      maxAttempts: simulation.number(2...4), initialSeconds: Double(simulation.number(1...70)) / 10, factor: 2,
      maxSeconds: 10, jitter: simulation.chance(0.5))
  }

  private mutating func transform(_ ends: [End], in parent: NodeID?) -> End {
    let isJournaled = simulation.chance(0.7)
    return add(fresh("note"), "transform", ["expression": "{at: now, of: .}"], after: ends, in: parent) { node in
      node.journal = isJournaled
    }
  }

  mutating func wait(_ ends: [End], in parent: NodeID?, seconds range: ClosedRange<Int> = 1...20) -> End {
    let isJournaled = simulation.chance(0.3)
    let seconds = Double(simulation.number(range.lowerBound * 10...range.upperBound * 10)) / 10
    return add(fresh("wait"), "wait", ["seconds": .double(seconds)], after: ends, in: parent) { node in
      node.journal = isJournaled
    }
  }

  private mutating func approval(_ ends: [End], in parent: NodeID?, rounds: Int) -> [End] {
    let isJournaled = simulation.chance(0.3)
    let id = fresh("approve")
    let onTimeout = simulation.pick(["fail", "approve", "reject"]) ?? "fail"
    let node = add(
      id, "approval",
      ["message": "Go on?", "timeout_seconds": .int(simulation.number(1...40)), "on_timeout": .string(onTimeout)],
      after: ends, in: parent
    ) { node in
      node.journal = isJournaled
      node.onError = .continue
    }
    if let parent {
      for round in 0..<rounds { listen("\(parent)[\(round)].\(id)", isApproval: true) }
    } else {
      listen(id, isApproval: true)
    }
    let both = [End(node: node.node, port: "approved"), End(node: node.node, port: "rejected")]
    return [add(fresh("decided"), "merge", ["mode": "first"], after: both, in: parent)]
  }

  private mutating func branches(_ ends: [End]) -> [End] {
    var (left, right) = (ends, ends)
    piece(&left, in: nil)
    piece(&right, in: nil)
    let mode = simulation.chance(0.6) ? "first" : "collect"
    return [add(fresh("merge"), "merge", ["mode": .string(mode)], after: left + right)]
  }

  private mutating func choice(_ ends: [End]) -> [End] {
    let choice = add(fresh("if"), "if-else", ["condition": "(tostring | length) % 2 == 0"], after: ends)
    var (yes, no) = ([End(node: choice.node, port: "true")], [End(node: choice.node, port: "false")])
    piece(&yes, in: nil)
    piece(&no, in: nil)
    return [add(fresh("merge"), "merge", ["mode": "collect"], after: yes + no)]
  }

  private mutating func forEach(_ ends: [End]) -> End {
    let rounds = simulation.number(2...4)
    let onError = simulation.pick(["fail", "skip", "collect"]) ?? "fail"
    let each = add(
      fresh("each"), "for-each",
      [
        "items": .array((0..<rounds).map { .int($0) }), "max_parallel": .int(simulation.number(1...3)),
        "on_item_error": .string(onError),
      ], after: ends)
    body(of: each.node, rounds: rounds)
    return each
  }

  private mutating func loop(_ ends: [End]) -> End {
    let rounds = simulation.number(2...3)
    let loop = add(fresh("loop"), "loop", ["while": .string("$index < \(rounds)")], after: ends)
    body(of: loop.node, rounds: rounds)
    return loop
  }

  private mutating func body(of container: NodeID, rounds: Int) {
    var ends: [End] = []
    for _ in 1...simulation.number(1...2) { piece(&ends, in: container, rounds: rounds) }
  }

  private mutating func subWorkflow(_ child: String, _ ends: [End]) -> End {
    let retry = retry
    return add(
      fresh("child"), "sub-workflow", ["workflow_id": "wf_child", "input": ["document": .string(child)]], after: ends
    ) { node in
      node.retry = retry
      node.onError = .continue
    }
  }
}
