import WorkflowModels

extension Machine {
  /// A value has arrived at the work that waited for it.
  mutating func deliver(_ datum: Datum, _ frame: Frame) throws(Fault) -> State {
    let next = frame.next
    offset = frame.offset
    switch frame.work {
    case .pipe(let node, let environment):
      return .evaluate(node, environment, datum, next)
    case .steps(let steps):
      return .deliver(try follow(steps, from: datum), next)
    case .iterate:
      return try iterate(datum, next)
    case .indexKey(let term, let environment, let input, let isOptional):
      return .evaluate(term, environment, input, try self.frame(.index(datum.json, isOptional: isOptional), next))
    case .index(let key, let isOptional):
      guard isOptional else { return .deliver(try child(of: datum, key), next) }
      guard let child = try childIfAny(of: datum, key) else { return .backtrack }
      return .deliver(child, next)
    case .negate:
      return .deliver(try computed(try Number.negate(datum.json), nesting: 0, from: datum), next)
    case .binaryRight(let operation, let left, let environment, let input):
      if tree.isIdentity(left) { return try apply(operation, input.shared, datum, next) }
      return .evaluate(left, environment, input.plain, try self.frame(.binaryLeft(operation, right: datum), next))
    case .append(let cell, let height):
      // Nothing can come back to the right side, so that nobody will ask for the left one again.
      if choices.count == height { return try apply(.add, cell.take(), datum, next) }
      return try apply(.add, cell.datum.shared, datum, next)
    case .binaryLeft(let operation, let right):
      return try apply(operation, datum.shared, right, next)
    case .collect(let cell):
      try meter.spend(elements: 1)
      cell.items.append(datum.json)
      cell.nesting = max(cell.nesting, datum.nesting)
      return .backtrack
    case .bind(let body, let environment, let input):
      return .evaluate(body, Environment(.value(datum.plain), outer: environment), input, next)
    case .leaveTry(let height):
      // Only an error between here and the barrier is the barrier's.
      if choices.count > height { try push(.bypass(height: height)) }
      return .deliver(datum, next)
    case .alternative(let cell, let height):
      guard datum.json.isTruthy else { return .backtrack }
      cell.isFound = true
      if choices.count > height { try push(.bypass(height: height)) }
      return .deliver(datum, next)
    case .pathEnd(let outer):
      guard case .at(let path) = datum.trail else { throw invalidPath(datum.json) }
      try meter.spend(elements: path.count)
      let value = Datum(.array(path), nesting: 2)
      var result = value
      if case .none = outer {} else { result.trail = .lost }
      return .deliver(result, next)
    default:
      return try deliverControl(datum, frame, next)
    }
  }

  private mutating func deliverControl(_ datum: Datum, _ frame: Frame, _ next: Frame?) throws(Fault) -> State {
    switch frame.work {
    case .and(let right, let environment, let input):
      guard datum.json.isTruthy else { return .deliver(try computed(.bool(false), nesting: 0, from: datum), next) }
      return .evaluate(right, environment, input, try self.frame(.boolean, next))
    case .or(let right, let environment, let input):
      if datum.json.isTruthy { return .deliver(try computed(.bool(true), nesting: 0, from: datum), next) }
      return .evaluate(right, environment, input, try self.frame(.boolean, next))
    case .boolean:
      return .deliver(try computed(.bool(datum.json.isTruthy), nesting: 0, from: datum), next)
    case .ifElse(let then, let otherwise, let environment, var input, let height):
      input.isOwned = input.isOwned && choices.count == height
      if datum.json.isTruthy { return .evaluate(then, environment, input, next) }
      guard let otherwise else { return .deliver(input, next) }
      return .evaluate(otherwise, environment, input, next)
    case .sliceFrom(let term, let upTo, let environment, let input, let isOptional):
      guard let upTo else {
        let range = Self.range(datum.json, .null)
        return .evaluate(term, environment, input, try self.frame(.index(range, isOptional: isOptional), next))
      }
      let waiting = Frame.Work.sliceUpTo(term, from: datum.json, environment, input, isOptional: isOptional)
      return .evaluate(upTo, environment, input.plain, try self.frame(waiting, next))
    case .sliceUpTo(let term, let from, let environment, let input, let isOptional):
      let range = Self.range(from, datum.json)
      return .evaluate(term, environment, input, try self.frame(.index(range, isOptional: isOptional), next))
    case .objectKey(let entries, let place, let object, let nesting, let environment, let input):
      let waiting = Frame.Work.objectValue(entries, place, object, nesting, datum.json, environment, input)
      return .evaluate(entries[place].value, environment, input.plain, try self.frame(waiting, next))
    case .objectValue(let entries, let place, var object, let nesting, let key, let environment, let input):
      guard case .string(let key) = key else {
        throw .type("An object's key must be a string, not \(Describe.value(key))", hint: "write (… | tostring)")
      }
      object[key] = datum.json
      let deeper = max(nesting, datum.nesting + 1)
      return try objectEntry(entries, place + 1, object, deeper, environment, input, next)
    case .string(let pieces, let place, let format, var texts, let environment, let input):
      let text = try Text.interpolated(datum.json, format, &meter)
      texts.append(text)
      return try string(pieces, place + 1, format, texts, environment, input, next)
    case .native(let native, let arguments, let place, var values, let environment, let input):
      values.append(datum.json)
      return try nativeArgument(native, arguments, place - 1, values, environment, input, next)
    default:
      return try deliverLoop(datum, frame, next)
    }
  }

  // MARK: Objects and strings

  mutating func objectEntry(
    _ entries: [(key: SyntaxTree.ID, value: SyntaxTree.ID)], _ place: Int, _ object: JSONObject, _ nesting: Int32,
    _ environment: Environment?, _ input: Datum, _ next: Frame?
  ) throws(Fault) -> State {
    guard place < entries.count else {
      let value = JSON.object(object)
      try meter.spend(building: value)
      return .deliver(try computed(value, nesting: nesting, from: input), next)
    }
    let entry = entries[place]
    if case .literal(let key) = tree.nodes[entry.key].kind {
      let waiting = Frame.Work.objectValue(entries, place, object, nesting, key, environment, input)
      return .evaluate(entry.value, environment, input.plain, try frame(waiting, next))
    }
    let waiting = Frame.Work.objectKey(entries, place, object, nesting, environment, input)
    return .evaluate(entry.key, environment, input.plain, try frame(waiting, next))
  }

  /// Pieces are evaluated from the last to the first, so that the first varies fastest, as jq has it.
  mutating func string(
    _ pieces: [SyntaxTree.Piece], _ done: Int, _ format: Format, _ texts: [String], _ environment: Environment?,
    _ input: Datum, _ next: Frame?
  ) throws(Fault) -> State {
    var (done, texts) = (done, texts)
    while done < pieces.count {
      switch pieces[pieces.count - 1 - done] {
      case .text(let text): texts.append(text)
      case .node(let node):
        let waiting = Frame.Work.string(pieces, done, format, texts, environment, input)
        return .evaluate(node, environment, input.plain, try frame(waiting, next))
      }
      done += 1
    }
    let length = texts.reduce(0) { $0 + $1.utf8.count }
    try meter.spend(bytes: length)
    var whole = ""
    for text in texts.reversed() { whole += text }
    return .deliver(Datum(.string(whole), trail: input.computedTrail, nesting: 0, isOwned: true), next)
  }

  // MARK: Operators and natives

  private mutating func apply(
    _ operation: Operator, _ left: consuming Datum, _ right: Datum, _ next: Frame?
  ) throws(Fault) -> State {
    let nesting = max(left.nesting, right.nesting)
    let ownTrail = left.trail
    // Adding null gives the other side itself, which others may hold.
    let isNew = !left.json.isNull && !right.json.isNull
    var value = left.json
    if operation == .add, left.isOwned {
      left.json = .null
      try Arithmetic.append(right.json, to: &value, &meter)
    } else {
      value = try Arithmetic.apply(operation, value, right.json, &meter)
    }
    var result = try computed(value, nesting: value.isContainer ? nesting : 0, from: left, isOwned: isNew)
    if case .double(let number) = value, !number.isFinite { mustCheckOutputs = true }
    if case .none = ownTrail {} else { result.trail = .lost }
    return .deliver(result, next)
  }

  mutating func native(
    _ native: Native, _ arguments: [SyntaxTree.ID], _ environment: Environment?, _ input: Datum, _ next: Frame?
  ) throws(Fault) -> State {
    try nativeArgument(native, arguments, arguments.count - 1, [], environment, input, next)
  }

  /// Arguments are evaluated from the last to the first and kept in that order.
  private mutating func nativeArgument(
    _ native: Native, _ arguments: [SyntaxTree.ID], _ place: Int, _ values: [JSON], _ environment: Environment?,
    _ input: Datum, _ next: Frame?
  ) throws(Fault) -> State {
    guard place < 0 else {
      let waiting = Frame.Work.native(native, arguments, place, values, environment, input)
      return .evaluate(arguments[place], environment, input.plain, try frame(waiting, next))
    }
    return try perform(native, Array(values.reversed()), input, next)
  }
}
