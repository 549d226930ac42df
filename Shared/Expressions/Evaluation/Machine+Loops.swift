import WorkflowModels

extension Machine {
  /// The parts of `reduce`, `foreach` and of assignments.
  mutating func deliverLoop(_ datum: Datum, _ frame: Frame, _ next: Frame?) throws(Fault) -> State {
    switch frame.work {
    case .reduceInitial(let source, let update, let environment, let input):
      let cell = Cell(datum)
      try push(.folded(cell, next))
      return .evaluate(
        source, environment, input, try self.frame(.reduceElement(cell, update: update, environment), next))
    case .reduceElement(let cell, let update, let environment):
      let state = cell.datum
      // The state is moved, not shared: whatever the update appends to is then its own. No output means null.
      cell.datum = Datum(.null, trail: state.computedTrail)
      let inner = Environment(.value(datum.shared), outer: environment)
      return .evaluate(update, inner, state, try self.frame(.reduceUpdate(cell), next))
    case .reduceUpdate(let cell):
      cell.datum = datum
      return .backtrack
    case .foreachInitial(let source, let update, let extract, let environment, let input):
      let cell = Cell(datum)
      try push(.loopEnd)
      let waiting = Frame.Work.foreachElement(cell, update: update, extract: extract, environment)
      return .evaluate(source, environment, input, try self.frame(waiting, next))
    case .foreachElement(let cell, let update, let extract, let environment):
      let state = cell.datum
      cell.datum = Datum(.null, trail: state.computedTrail)
      let inner = Environment(.value(datum.shared), outer: environment)
      let waiting = Frame.Work.foreachUpdate(cell, extract: extract, inner)
      return .evaluate(update, inner, state, try self.frame(waiting, next))
    case .foreachUpdate(let cell, let extract, let environment):
      cell.datum = datum.shared
      guard let extract else { return .deliver(datum.shared, next) }
      return .evaluate(extract, environment, datum.shared, next)
    case .assignValue(let target, let environment, let input):
      let cell = Cell(input)
      cell.datum.isOwned = false
      try push(.folded(cell, next))
      var start = input.shared
      start.trail = .at([])
      let waiting = Frame.Work.assignPath(cell, datum.json, datum.nesting)
      return .evaluate(target, environment, start, try self.frame(waiting, next))
    case .assignPath(let cell, let value, let nesting):
      guard case .at(let path) = datum.trail else { throw invalidPath(datum.json) }
      try set(value, nesting: nesting, at: path, in: cell)
      return .backtrack
    case .modifyOperand(let target, let update, let environment, let input):
      let inner = Environment(.value(datum.plain), outer: environment)
      return try modify(target, update: update, inner, input, environment, next)
    case .modifyPath(let cell, let update, let environment):
      guard case .at(let path) = datum.trail else { throw invalidPath(datum.json) }
      let old = try Paths.get(cell.datum.json, path[...], &meter)
      let height = choices.count
      try push(.unmodified(cell, path))
      let waiting = Frame.Work.modifyResult(cell, path, height: height)
      return .evaluate(update, environment, Datum(old, nesting: cell.datum.nesting), try self.frame(waiting, next))
    case .modifyResult(let cell, let path, let height):
      // Only the first result counts: what the update could still give is forgotten.
      choices.removeSubrange(min(height, choices.count)...)
      try set(datum.json, nesting: datum.nesting, at: path, in: cell)
      return .backtrack
    default:
      return .backtrack
    }
  }

  mutating func modify(
    _ target: SyntaxTree.ID, update: SyntaxTree.ID, _ updateEnvironment: Environment?, _ input: Datum,
    _ environment: Environment?, _ next: Frame?
  ) throws(Fault) -> State {
    let cell = Cell(input.shared)
    try push(.modified(cell, next))
    var start = input.shared
    start.trail = .at([])
    let waiting = Frame.Work.modifyPath(cell, update: update, updateEnvironment)
    return .evaluate(target, environment, start, try frame(waiting, next))
  }

  private mutating func set(_ value: JSON, nesting: Int32, at path: [JSON], in cell: Cell) throws(Fault) {
    let trail = cell.datum.trail
    var root = cell.datum.json
    cell.datum.json = .null
    try Paths.set(value, in: &root, at: path[...], &meter)
    let deeper = max(cell.datum.nesting, nesting + Int32(clamping: path.count))
    cell.datum = try computed(root, nesting: deeper, from: cell.datum)
    if case .none = trail {} else { cell.datum.trail = .lost }
  }

  // MARK: Coming back

  mutating func resume(_ choice: Choice) throws(Fault) -> State {
    switch choice {
    case .evaluate(let node, let environment, let input, let frame):
      return .evaluate(node, environment, input, frame)
    case .iterateArray(let values, let place, let trail, let nesting, let frame):
      guard place < values.count else { return .backtrack }
      if place + 1 < values.count { choices.append(.iterateArray(values, place + 1, trail, nesting, frame)) }
      let value = values[place]
      return .deliver(Datum(value, trail: try extend(trail, .int(place)), nesting: bound(value, nesting)), frame)
    case .iterateObject(var iterator, let trail, let nesting, let frame):
      guard let entry = iterator.next() else { return .backtrack }
      choices.append(.iterateObject(iterator, trail, nesting, frame))
      let place = try extend(trail, .string(entry.key))
      return .deliver(Datum(entry.value, trail: place, nesting: bound(entry.value, nesting)), frame)
    case .range(let from, let upTo, let by, let trail, let frame):
      guard let following = try Number.following(from, upTo: upTo, by: by) else { return .backtrack }
      choices.append(.range(following, upTo: upTo, by: by, trail, frame))
      return .deliver(Datum(from, trail: trail, nesting: 0), frame)
    case .alternative(let cell, let otherwise, let environment, let input, let frame):
      return cell.isFound ? .backtrack : .evaluate(otherwise, environment, input, frame)
    case .collected(let cell, let trail, let frame):
      let items = cell.items
      cell.items = []
      let source = Datum(.null, trail: trail)
      return .deliver(try computed(.array(items), nesting: cell.nesting + 1, from: source, isOwned: true), frame)
    case .folded(let cell, let frame):
      let datum = cell.datum
      cell.datum = Datum(.null)
      return .deliver(datum, frame)
    case .modified(let cell, let frame):
      let datum = cell.datum
      cell.datum = Datum(.null)
      guard !cell.items.isEmpty else { return .deliver(datum, frame) }
      let value = try Paths.delete(cell.items, from: datum.json, &meter)
      var result = datum
      result.json = value
      return .deliver(result, frame)
    case .unmodified(let cell, let path):
      cell.items.append(.array(path))
      return .backtrack
    case .barrier, .bypass, .label, .loopEnd:
      return .backtrack
    }
  }

  func bound(_ value: JSON, _ nesting: Int32) -> Int32 { value.isContainer ? nesting : 0 }
}
