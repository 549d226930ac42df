import WorkflowModels

/// The native functions that answer one value for one input.
enum Functions {
  static func call(
    _ native: Native, _ input: JSON, _ arguments: [JSON], _ meter: inout Meter
  ) throws(Fault) -> JSON {
    let first = arguments.first ?? .null
    switch native {
    case .not: return .bool(!input.isTruthy)
    case .length:
      if case .string(let text) = input { try meter.step(text.utf8.count / 64) }
      return try length(of: input)
    case .utf8bytelength:
      guard case .string(let text) = input else {
        throw .type("\(Describe.value(input)) only strings have UTF-8 byte length")
      }
      return .int(text.utf8.count)
    case .type: return .string(input.typeName)
    case .keys, .keysUnsorted: return try keys(of: input, sorted: native == .keys, &meter)
    case .has: return .bool(try has(input, first))
    case .contains: return .bool(try contains(input, first, &meter))
    case .delpaths:
      guard case .array(let paths) = first else { throw .type("Paths must be specified as an array") }
      return try Paths.delete(paths, from: input, &meter)
    case .tostring: return .string(try Text.string(input, &meter))
    case .tojson: return .string(try Text.json(input, &meter))
    case .fromjson: return try parsed(input, &meter)
    case .tonumber:
      if case .string(let text) = input { try meter.step(text.utf8.count / 16) }
      return try number(input)
    case .toboolean: return try boolean(input)
    case .toarray: return input.arrayValue == nil ? .array([input]) : input
    case .gmtime, .localtime, .mktime, .strftime, .strflocaltime, .strptime:
      return try Dates.call(native, input, first, &meter)
    case .format:
      guard case .string(let name) = first, let format = Format(rawValue: name) else {
        throw .type("\(Describe.value(first)) is not a valid format")
      }
      return .string(try Text.interpolated(input, format, &meter))
    case .join, .split, .asciiDowncase, .asciiUpcase, .startswith, .endswith, .ltrimstr, .rtrimstr, .trimstr, .trim,
      .ltrim, .rtrim, .explode, .implode, .indices:
      return try Strings.call(native, input, first, &meter)
    default:
      if native.isMathematical { return try Mathematics.call(native, input, arguments) }
      return try Collections.call(native, input, first, &meter)
    }
  }

  static func length(of value: JSON) throws(Fault) -> JSON {
    switch value {
    case .null: return .int(0)
    case .bool: throw .type("\(Describe.value(value)) has no length")
    case .int, .double, .decimal:
      if case .int(let number) = value, number != .min { return .int(abs(number)) }
      return Number.json(abs(Number.double(value) ?? 0))
    case .string(let text): return .int(text.unicodeScalars.count)
    case .array(let values): return .int(values.count)
    case .object(let object): return .int(object.count)
    }
  }

  private static func keys(of value: JSON, sorted: Bool, _ meter: inout Meter) throws(Fault) -> JSON {
    switch value {
    case .object(let object):
      try meter.spend(elements: object.count)
      try meter.step(object.count / 4)
      return .array((sorted ? Order.keys(of: object) : Array(object.keys)).map { .string($0) })
    case .array(let values):
      try meter.spend(elements: values.count)
      return .array(values.indices.map { .int($0) })
    default: throw .type("\(Describe.value(value)) has no keys")
    }
  }

  private static func has(_ value: JSON, _ key: JSON) throws(Fault) -> Bool {
    switch (value, key) {
    case (.null, _): return false
    case (.object(let object), .string(let name)): return object[name] != nil
    case (.array(let values), _) where key.isNumber:
      guard let place = Number.whole(key) else { return false }
      return place >= 0 && place < values.count
    default: throw .type("Cannot check whether \(value.typeName) has a \(key.typeName) key")
    }
  }

  /// Each step is counted, and the recursion ends where no document goes.
  static func contains(
    _ value: JSON, _ wanted: JSON, depth: Int = 0, _ meter: inout Meter
  ) throws(Fault) -> Bool {
    try meter.step()
    guard depth < 100 else { throw .type("contains looks at most 100 levels deep") }
    switch (value, wanted) {
    case (.object(let object), .object(let parts)):
      for (key, part) in parts {
        guard let own = object[key], try contains(own, part, depth: depth + 1, &meter) else { return false }
      }
      return true
    case (.array(let values), .array(let parts)):
      for part in parts {
        var isFound = false
        for value in values where value.typeName == part.typeName {
          if try contains(value, part, depth: depth + 1, &meter) {
            isFound = true
            break
          }
        }
        if !isFound { return false }
      }
      return true
    case (.string(let text), .string(let part)):
      try meter.step(text.utf8.count / 64)
      return Text.contains(text, part)
    default:
      // To jq, true and false are two kinds.
      let isOfOneKind = value.typeName == wanted.typeName && (value.boolValue == wanted.boolValue)
      guard isOfOneKind else {
        // Only what was asked for as a whole is a mistake; further in, another kind is not contained.
        guard depth == 0 else { return false }
        throw .type(
          "\(Describe.value(value)) and \(Describe.value(wanted)) cannot have their containment checked",
          hint: {
            if case .array = value { return "contains takes an array here: contains([…])" }
            return nil
          }())
      }
      return try Order.compare(value, wanted, &meter) == 0
    }
  }

  private static func parsed(_ value: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    guard case .string(let text) = value else { throw .type("\(Describe.value(value)) cannot be parsed as JSON") }
    try meter.spend(elements: text.utf8.count)
    do {
      return try JSON(parsing: Array(text.utf8))
    } catch {
      throw .type("\(Describe.value(value)) is not JSON: \(error.message)")
    }
  }

  private static func number(_ value: JSON) throws(Fault) -> JSON {
    if value.isNumber { return value }
    guard case .string(let text) = value else { throw .type("\(Describe.value(value)) cannot be parsed as a number") }
    let digits = text.hasPrefix("-") ? String(text.dropFirst()) : text
    let isPlain =
      digits.utf8.first.map { ($0 >= 48 && $0 <= 57) || $0 == 46 } == true
      && digits.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || [43, 45, 46, 69, 101].contains($0) }
    guard isPlain, let number = Number.literal(digits) else {
      throw .type("\(Describe.value(value)) cannot be parsed as a number")
    }
    return text.hasPrefix("-") ? try Number.negate(number) : number
  }

  private static func boolean(_ value: JSON) throws(Fault) -> JSON {
    switch value {
    case .bool: return value
    case .string("true"): return .bool(true)
    case .string("false"): return .bool(false)
    default: throw .type("\(Describe.value(value)) cannot be parsed as a boolean")
    }
  }
}
