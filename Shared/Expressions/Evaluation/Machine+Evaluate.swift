import WorkflowModels

extension Machine {
  /// One node: what it answers at once, or what must be evaluated first and the frame that waits for it.
  mutating func evaluate(
    _ id: SyntaxTree.ID, _ environment: Environment?, _ input: Datum, _ next: Frame?
  ) throws(Fault) -> State {
    let node = tree.nodes[id]
    if node.offset >= 0 { offset = node.offset }
    switch node.kind {
    case .identity:
      return .deliver(input, next)
    case .literal(let value):
      return .deliver(Datum(value, trail: input.computedTrail, nesting: value.isContainer ? nil : 0), next)
    case .global(let global):
      return .deliver(Datum(try value(of: global), trail: input.computedTrail), next)
    case .variable(let hops):
      guard case .value(var datum)? = link(hops, from: environment)?.content else { return .backtrack }
      // The element of a loop over places is still at its place, so that paths go through `limit` and its like.
      if case .none = input.trail { datum.trail = .none } else if case .none = datum.trail { datum.trail = .lost }
      return .deliver(datum, next)
    case .access(let base, let steps):
      if case .identity = tree.nodes[base].kind { return .deliver(try follow(steps, from: input), next) }
      if case .global(.nodes) = tree.nodes[base].kind, case .key(let name)? = steps.first {
        let output = Datum(try output(ofNode: name), trail: input.computedTrail)
        return .deliver(try follow(Array(steps.dropFirst()), from: output), next)
      }
      return .evaluate(base, environment, input, try frame(.steps(steps), next))
    case .index(let term, let key, let isOptional):
      let waiting = Frame.Work.indexKey(term, environment, input.shared, isOptional: isOptional)
      return .evaluate(key, environment, input.plain, try frame(waiting, next))
    case .slice(let term, let from, let upTo, let isOptional):
      return try slice(term, from, upTo, environment, input, isOptional: isOptional, next)
    case .iterate(let term):
      if case .identity = tree.nodes[term].kind { return try iterate(input, next) }
      return .evaluate(term, environment, input, try frame(.iterate, next))
    case .pipe(let left, let right):
      return .evaluate(left, environment, input, try frame(.pipe(right, environment), next))
    case .comma(let left, let right):
      try push(.evaluate(right, environment, input.shared, next))
      return .evaluate(left, environment, input.shared, next)
    case .array(let inner):
      guard let inner else { return .deliver(Datum(.array([]), trail: input.computedTrail, nesting: 1), next) }
      let cell = Cell(input)
      try push(.collected(cell, input.computedTrail, next))
      return .evaluate(inner, environment, input.plain, try frame(.collect(cell), next))
    case .object(let entries):
      return try objectEntry(entries, 0, JSONObject(minimumCapacity: entries.count), 1, environment, input, next)
    case .string(let pieces, let format):
      return try string(pieces, 0, format, [], environment, input, next)
    case .path(let inner):
      var start = input.shared
      start.trail = .at([])
      return .evaluate(inner, environment, start, try frame(.pathEnd(input.computedTrail), next))
    case .call(let function, let arguments, let hops):
      return call(function, arguments, hops, environment, input, next)
    case .parameter(let hops):
      guard case .closure(let body, let captured)? = link(hops, from: environment)?.content else { return .backtrack }
      return .evaluate(body, captured, input, next)
    case .native(let native, let arguments):
      return try self.native(native, arguments, environment, input, next)
    default:
      return try evaluateControl(node.kind, environment, input, next)
    }
  }

  private mutating func call(
    _ place: Int, _ arguments: [SyntaxTree.ID], _ hops: Int, _ environment: Environment?, _ input: Datum, _ next: Frame?
  ) -> State {
    let function = tree.functions[place]
    var inner = link(hops, from: environment)
    for argument in arguments {
      if case .parameter(let hops) = tree.nodes[argument].kind,
        let passed = link(hops, from: environment), case .closure = passed.content
      {
        // A closure handed on is the closure itself: without this, deep recursion would go through every caller.
        inner = Environment(passed.content, outer: inner)
      } else {
        inner = Environment(.closure(argument, environment), outer: inner)
      }
    }
    return .evaluate(function.body, inner, input, next)
  }

  private mutating func evaluateControl(
    _ kind: SyntaxTree.Kind, _ environment: Environment?, _ input: Datum, _ next: Frame?
  ) throws(Fault) -> State {
    switch kind {
    case .negate(let operand):
      return .evaluate(operand, environment, input.plain, try frame(.negate, next))
    case .binary(.add, let left, let right) where input.isOwned && tree.isIdentity(left):
      return .evaluate(right, environment, input.plain, try frame(.append(Cell(input), choices: choices.count), next))
    case .binary(let operation, let left, let right):
      let waiting = Frame.Work.binaryRight(operation, left: left, environment, input)
      return .evaluate(right, environment, input.plain, try frame(waiting, next))
    case .and(let left, let right):
      return .evaluate(left, environment, input.plain, try frame(.and(right, environment, input.plain), next))
    case .or(let left, let right):
      return .evaluate(left, environment, input.plain, try frame(.or(right, environment, input.plain), next))
    case .ifElse(let condition, let then, let otherwise):
      let waiting = Frame.Work.ifElse(
        then: then, otherwise: otherwise, environment, input, choices: choices.count)
      return .evaluate(condition, environment, input.plain, try frame(waiting, next))
    case .bind(let source, let body):
      return .evaluate(source, environment, input.plain, try frame(.bind(body, environment, input.shared), next))
    case .alternative(let left, let right):
      let cell = Cell(Datum(.null))
      let height = choices.count
      try push(.alternative(cell, right, environment, input.shared, next))
      return .evaluate(left, environment, input.shared, try frame(.alternative(cell, height: height), next))
    case .tryPattern(let body, let other):
      try push(.barrier(handler: other, environment, input.trail, next))
      return .evaluate(body, environment, input, next)
    case .tryCatch(let body, let handler):
      if handler == nil, case .lost = input.trail, tree.isStepOfInput(body) { throw invalidPath(input.json) }
      let height = choices.count
      try push(.barrier(handler: handler, environment, input.trail, next))
      return .evaluate(body, environment, input, try frame(.leaveTry(height: height), next))
    case .reduce(let source, let initial, let update):
      let waiting = Frame.Work.reduceInitial(source: source, update: update, environment, input.shared)
      return .evaluate(initial, environment, input.shared, try frame(waiting, next))
    case .foreach(let source, let initial, let update, let extract):
      let waiting = Frame.Work.foreachInitial(
        source: source, update: update, extract: extract, environment, input.shared)
      return .evaluate(initial, environment, input.shared, try frame(waiting, next))
    case .label(let body):
      let label = makeLabel()
      try push(.label(label))
      return .evaluate(body, Environment(.label(label), outer: environment), input, next)
    case .leave(let hops):
      guard case .label(let label)? = link(hops, from: environment)?.content else { return .backtrack }
      return leave(label)
    case .assign(let target, let value):
      return .evaluate(value, environment, input.plain, try frame(.assignValue(target, environment, input), next))
    case .modify(let target, let update):
      return try modify(target, update: update, environment, input, environment, next)
    case .modifyWith(let target, let operand, let update):
      let waiting = Frame.Work.modifyOperand(target, update: update, environment, input)
      return .evaluate(operand, environment, input.plain, try frame(waiting, next))
    default:
      return .backtrack
    }
  }

  private func value(of global: SyntaxTree.Global) throws(Fault) -> JSON {
    switch global {
    case .trigger: return scope.trigger
    case .nodes: return .object(scope.nodes.all())
    case .vars: return scope.vars
    case .execution: return scope.execution
    case .item:
      guard let item = scope.item else { throw .type("$item exists only inside for-each, loop and filter") }
      return item
    case .index:
      guard let index = scope.index else { throw .type("$index exists only inside for-each, loop and filter") }
      return .int(index)
    }
  }

  func output(ofNode name: String) throws(Fault) -> JSON {
    guard let output = scope.nodes.lookup(name) else {
      throw .type("There is no output of a node \"\(name)\" here", hint: "$nodes holds the nodes upstream of this one")
    }
    return output
  }
}
