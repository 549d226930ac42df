import WorkflowModels

extension Machine {
  mutating func extend(_ trail: Datum.Trail, _ key: JSON) throws(Fault) -> Datum.Trail {
    guard case .at(var path) = trail else { return trail }
    try meter.spend(elements: path.count + 1)
    guard path.count < ExpressionBudget.maximumNesting else { throw tooDeep }
    path.append(key)
    return .at(path)
  }

  func invalidPath(_ value: JSON) -> Fault {
    .type(
      "Invalid path expression with result \(Describe.value(value))",
      hint: "the left side of an assignment, and path(…), must be places such as .a[0].b")
  }

  mutating func child(of datum: Datum, _ key: JSON) throws(Fault) -> Datum {
    if case .lost = datum.trail { throw invalidPath(datum.json) }
    let value = try Paths.child(of: datum.json, key, &meter)
    return Datum(value, trail: try extend(datum.trail, key), nesting: bound(value, datum.nesting))
  }

  /// A constant path, such as `.a.b[0]`, at once.
  mutating func follow(_ steps: [SyntaxTree.Step], from input: Datum) throws(Fault) -> Datum {
    if case .none = input.trail {
      var value = input.json
      for (place, step) in steps.enumerated() {
        do {
          value = try Paths.child(of: value, step)
        } catch {
          throw Describe.failed(error, at: step, after: steps.prefix(place), in: value)
        }
      }
      return Datum(value, nesting: bound(value, input.nesting))
    }
    var datum = input
    for step in steps { datum = try child(of: datum, step.json) }
    return datum
  }

  mutating func iterate(_ datum: Datum, _ next: Frame?) throws(Fault) -> State {
    if case .lost = datum.trail { throw invalidPath(datum.json) }
    switch datum.json {
    case .array(let values):
      return try resume(.iterateArray(values, 0, datum.trail, datum.childNesting, next))
    case .object(let object):
      return try resume(.iterateObject(object.makeIterator(), datum.trail, datum.childNesting, next))
    default:
      throw .type(
        "Cannot iterate over \(Describe.value(datum.json))",
        hint: datum.json.isNull ? "write .[]? or (… // [])[] when it may be missing" : nil)
    }
  }

  /// nil where the value cannot be indexed so.
  mutating func childIfAny(of datum: Datum, _ key: JSON) throws(Fault) -> Datum? {
    if case .lost = datum.trail { throw invalidPath(datum.json) }
    do {
      return try child(of: datum, key)
    } catch {
      guard case .value = error else { throw error }
      return nil
    }
  }

  /// A slice is an index by a range.
  static func range(_ from: JSON, _ upTo: JSON) -> JSON { .object(["start": from, "end": upTo]) }

  mutating func slice(
    _ term: SyntaxTree.ID, _ from: SyntaxTree.ID?, _ upTo: SyntaxTree.ID?, _ environment: Environment?,
    _ input: Datum, isOptional: Bool, _ next: Frame?
  ) throws(Fault) -> State {
    if let from {
      let waiting = Frame.Work.sliceFrom(term, upTo: upTo, environment, input.shared, isOptional: isOptional)
      return .evaluate(from, environment, input.plain, try frame(waiting, next))
    }
    guard let upTo else {
      let range = Self.range(.null, .null)
      return .evaluate(term, environment, input, try frame(.index(range, isOptional: isOptional), next))
    }
    let waiting = Frame.Work.sliceUpTo(term, from: .null, environment, input.shared, isOptional: isOptional)
    return .evaluate(upTo, environment, input.plain, try frame(waiting, next))
  }
}
