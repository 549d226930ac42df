import WorkflowModels

extension Machine {
  /// Calls a native function whose arguments are all there.
  mutating func perform(_ native: Native, _ arguments: [JSON], _ input: Datum, _ next: Frame?) throws(Fault) -> State {
    let first = arguments.first ?? .null
    switch native {
    case .empty:
      return .backtrack
    case .error, .errorWith:
      throw .value(native == .error ? input.json : first, kind: .thrown)
    case .range:
      guard arguments.count == 3 else { return .backtrack }
      return try resume(.range(arguments[0], upTo: arguments[1], by: arguments[2], input.computedTrail, next))
    case .getpath:
      guard case .array(let path) = first else { throw .type("Path must be specified as an array") }
      return .deliver(try getpath(path, input), next)
    case .delpaths where first.arrayValue?.isEmpty == true:
      return .deliver(input, next)
    case .setpath:
      guard arguments.count == 2, case .array(let path) = first else {
        throw .type("Path must be specified as an array")
      }
      var value = input.json
      try Paths.set(arguments[1], in: &value, at: path[...], &meter)
      let deeper = max(input.nesting, bound(arguments[1], Datum.assumedNesting) + Int32(clamping: path.count))
      return .deliver(try computed(value, nesting: deeper, from: input), next)
    case .match, .test:
      guard arguments.count == 2 else { return .backtrack }
      let found = try matching.call(
        input.json, arguments[0], arguments[1], isTest: native == .test, &meter)
      return .deliver(try computed(found, nesting: found.isContainer ? 4 : 0, from: input), next)
    case .now:
      let seconds = Double(scope.now.microseconds) / 1_000_000
      return .deliver(try computed(Number.json(seconds), nesting: 0, from: input), next)
    default:
      let value = try Functions.call(native, input.json, arguments, &meter)
      var nesting = Int32(0)
      if value.isContainer {
        // A function puts values at most two levels deeper (`to_entries`, `_group_by`); JSON text may hold anything.
        nesting = native == .fromjson ? Int32(ExpressionBudget.maximumNesting) : input.nesting + 2
      }
      if case .double(let number) = value, !number.isFinite { mustCheckOutputs = true }
      return .deliver(try computed(value, nesting: nesting, from: input), next)
    }
  }

  private mutating func getpath(_ path: [JSON], _ input: Datum) throws(Fault) -> Datum {
    if case .none = input.trail {
      let value = try Paths.get(input.json, path[...], &meter)
      return Datum(value, nesting: bound(value, input.nesting))
    }
    var trail = input.trail
    for key in path { trail = try extend(trail, key) }
    if case .lost = trail { throw invalidPath(input.json) }
    let value = try Paths.get(input.json, path[...], &meter)
    return Datum(value, trail: trail, nesting: bound(value, input.nesting))
  }
}
