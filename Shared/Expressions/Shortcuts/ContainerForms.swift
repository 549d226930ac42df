import WorkflowModels

/// `a[]`, and `.[]?` of the input.
final class IterationForm: ManyForm {
  let arity = Arity.many
  private let isOptional: Bool

  init(isOptional: Bool) { self.isOptional = isOptional }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    switch input {
    case .array(let values):
      for value in values {
        try run.meter.step()
        guard try sink(value, &run) else { return false }
      }
      return true
    case .object(let object):
      for (_, value) in object {
        try run.meter.step()
        guard try sink(value, &run) else { return false }
      }
      return true
    default:
      guard isOptional else { throw .type("Cannot iterate over \(input.typeName)") }
      return true
    }
  }
}

/// `range(a; b; c)`
final class RangeForm: ManyForm {
  let arity = Arity.many
  private let from: any Form
  private let upTo: any Form
  private let by: any Form

  init(from: any Form, upTo: any Form, by: any Form) {
    self.from = from
    self.upTo = upTo
    self.by = by
  }

  func each(
    of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun, _ sink: Sink
  ) throws(Fault) -> Bool {
    let step = try by.value(of: input, scope, &run)
    let end = try upTo.value(of: input, scope, &run)
    var place = try from.value(of: input, scope, &run)
    while let following = try Number.following(place, upTo: end, by: step) {
      try run.meter.step()
      guard try sink(place, &run) else { return false }
      place = following
    }
    return true
  }
}

/// `[a]`
final class ArrayForm: SingleForm {
  private let inner: any Form

  init(_ inner: any Form) { self.inner = inner }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    var items: [JSON] = []
    let isWhole = try inner.each(of: input, scope, &run) { (value, run) throws(Fault) in
      try run.meter.spend(elements: 1)
      items.append(value)
      return true
    }
    // The compiler lets no `break` out of an array.
    guard isWhole else { throw .type("An array was left half made") }
    run.isBuilt = true
    return .array(items)
  }
}

/// `{a: …, (b): …}`, each part giving one value.
final class ObjectForm: SingleForm {
  struct Member: Sendable {
    let key: any Form
    let value: any Form
  }

  private let members: [Member]

  init(_ members: [Member]) { self.members = members }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try run.meter.step()
    var object = JSONObject(minimumCapacity: members.count)
    for member in members {
      guard case .string(let key) = try member.key.value(of: input, scope, &run) else {
        throw .type("An object's key must be a string")
      }
      object[key] = try member.value.value(of: input, scope, &run)
    }
    try run.meter.spend(elements: object.count * 2)
    run.isBuilt = true
    return .object(object)
  }
}
