import WorkflowModels

/// Reading, writing and deleting by path, with jq's rules for what may be missing.
enum Paths {
  static func child(of value: JSON, _ step: SyntaxTree.Step) throws(Fault) -> JSON {
    switch (value, step) {
    case (.object(let object), .key(let name)): return object[name] ?? .null
    case (.array(let values), .index(let place)): return element(of: values, place)
    case (.null, _): return .null
    case (_, .key(let name)): throw cannotIndex(value, .string(name))
    case (_, .index(let place)): throw cannotIndex(value, .int(place))
    }
  }

  static func child(of value: JSON, _ key: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    switch (value, key) {
    case (.object(let object), .string(let name)): return object[name] ?? .null
    case (.array(let values), _) where key.isNumber:
      guard let place = Number.whole(key) else { return .null }
      return element(of: values, place)
    case (.null, .string), (.null, .object): return .null
    case (.null, _) where key.isNumber: return .null
    case (.array(let values), .object(let range)):
      let (start, end) = try bounds(range, count: values.count)
      try meter.spend(elements: end - start)
      return .array(Array(values[start..<end]))
    case (.string(let text), .object(let range)):
      return try Text.slice(text, range, &meter)
    case (.array(let values), .array(let wanted)):
      return .array(try occurrences(of: wanted, in: values, &meter))
    default: throw cannotIndex(value, key)
    }
  }

  private static func element(of values: [JSON], _ place: Int) -> JSON {
    let place = place < 0 ? values.count + max(place, -values.count - 1) : place
    return place >= 0 && place < values.count ? values[place] : .null
  }

  static func cannotIndex(_ value: JSON, _ key: JSON) -> Fault {
    if case .string(let name) = key {
      let hint: String? = if case .array = value { "did you mean .[].\(name)?" } else { nil }
      return .type("Cannot index \(value.typeName) with \"\(name)\"", hint: hint)
    }
    return .type("Cannot index \(value.typeName) with \(key.typeName)")
  }

  /// The range of a slice, held within the value. Fractions go outwards, as in jq.
  static func bounds(_ range: JSONObject, count: Int) throws(Fault) -> (start: Int, end: Int) {
    guard let from = range["start"], let upTo = range["end"], from.isNull || from.isNumber,
      upTo.isNull || upTo.isNumber
    else {
      throw .type("Start and end indices of an array slice must be numbers")
    }
    let start = from.isNull ? 0 : Number.held(from, count: count, up: false)
    let end = upTo.isNull ? count : Number.held(upTo, count: count, up: true)
    return (start, max(start, end))
  }

  static func occurrences(of wanted: [JSON], in values: [JSON], _ meter: inout Meter) throws(Fault) -> [JSON] {
    guard !wanted.isEmpty, wanted.count <= values.count else { return [] }
    var found: [JSON] = []
    for start in 0...(values.count - wanted.count) {
      var isEqual = true
      for (offset, value) in wanted.enumerated() {
        if try Order.compare(values[start + offset], value, &meter) != 0 {
          isEqual = false
          break
        }
      }
      if isEqual { found.append(.int(start)) }
    }
    return found
  }

  static func get(_ value: JSON, _ path: ArraySlice<JSON>, _ meter: inout Meter) throws(Fault) -> JSON {
    var value = value
    for key in path {
      try meter.step()
      value = try child(of: value, key, &meter)
    }
    return value
  }

  /// Goes down taking each child out of its parent, so that nothing is copied on the way back up.
  static func set(
    _ new: JSON, in value: inout JSON, at path: ArraySlice<JSON>, _ meter: inout Meter
  ) throws(Fault) {
    var parents: [(container: JSON, key: JSON)] = []
    guard path.count <= ExpressionBudget.maximumNesting else { throw .type("The path is too long") }
    for key in path {
      let child = try take(key, from: &value, isLast: parents.count + 1 == path.count, &meter)
      parents.append((value, key))
      value = child
    }
    value = new
    while let (container, key) = parents.popLast() {
      var parent = container
      try put(value, key, into: &parent, &meter)
      value = parent
    }
  }

  /// The child at `key`, leaving null in its place; what is missing is made.
  private static func take(
    _ key: JSON, from value: inout JSON, isLast: Bool, _ meter: inout Meter
  ) throws(Fault) -> JSON {
    try meter.step()
    switch (value, key) {
    case (.null, .string):
      value = .object([:])
      return .null
    case (.null, .object):
      _ = try bounds(key.objectValue ?? [:], count: 0)
      return .null
    case (.null, _) where key.isNumber:
      value = .array([])
      return .null
    case (.object(var object), .string(let name)):
      value = .null
      let child = isLast ? .null : object[name] ?? .null
      if child.isContainer { object[name] = .null }
      value = .object(object)
      return child
    case (.array(var values), _) where key.isNumber:
      guard let place = Number.whole(key) else { throw .type("Cannot set array element at NaN index") }
      let held = place < 0 ? place + values.count : place
      guard !isLast, held >= 0, held < values.count else { return .null }
      value = .null
      let child = values[held]
      values[held] = .null
      value = .array(values)
      return child
    default:
      return isLast ? .null : try child(of: value, key, &meter)
    }
  }

  private static func put(
    _ child: JSON, _ key: JSON, into value: inout JSON, _ meter: inout Meter
  ) throws(Fault) {
    switch (value, key) {
    case (.object(var object), .string(let name)):
      value = .null
      try meter.spend(elements: 2 + object.count / 8)
      object[name] = child
      value = .object(object)
    case (.array(var values), _) where key.isNumber:
      value = .null
      try putElement(child, key, into: &values, &meter)
      value = .array(values)
    case (.null, .object(let range)), (.array, .object(let range)):
      var values = value.arrayValue ?? []
      let (start, end) = try bounds(range, count: values.count)
      guard case .array(let replacement) = child else {
        throw .type("A slice of an array can only be assigned another array")
      }
      try meter.spend(elements: values.count + replacement.count)
      values.replaceSubrange(start..<end, with: replacement)
      value = .array(values)
    default:
      throw cannotIndex(value, key)
    }
  }

  private static func putElement(
    _ child: JSON, _ key: JSON, into values: inout [JSON], _ meter: inout Meter
  ) throws(Fault) {
    guard var place = Number.whole(key) else { throw .type("Cannot set array element at NaN index") }
    if place < 0 {
      guard place >= -values.count else { throw .type("Out of bounds negative array index") }
      place += values.count
    }
    guard place < 536_870_911 else { throw .type("Array index too large") }
    try meter.spend(elements: max(1, place + 1 - values.count) + values.count / 8)
    while values.count <= place { values.append(.null) }
    values[place] = child
  }
}
