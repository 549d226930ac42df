import WorkflowModels

/// Native functions on strings.
enum Strings {
  static func call(
    _ native: Native, _ input: JSON, _ argument: JSON, _ meter: inout Meter
  ) throws(Fault) -> JSON {
    switch native {
    case .join: return try join(input, argument, &meter)
    case .implode: return try implode(input, &meter)
    case .indices: return try indices(input, argument, &meter)
    default: break
    }
    guard case .string(let text) = input else {
      throw .type("\(native.name) input must be a string, not \(Describe.value(input))")
    }
    try meter.step(text.utf8.count / 64)
    switch native {
    case .asciiDowncase: return .string(Text.changedCase(text, from: 65...90))
    case .asciiUpcase: return .string(Text.changedCase(text, from: 97...122))
    case .trim: return .string(Text.trimmed(text, start: true, end: true))
    case .ltrim: return .string(Text.trimmed(text, start: true, end: false))
    case .rtrim: return .string(Text.trimmed(text, start: false, end: true))
    case .explode:
      try meter.spend(elements: text.utf8.count)
      return .array(text.unicodeScalars.map { .int(Int($0.value)) })
    default: break
    }
    guard case .string(let other) = argument else {
      throw .type("\(native.name)() requires string inputs, not \(Describe.value(argument))")
    }
    switch native {
    case .split: return try Text.split(text, other, &meter)
    case .startswith: return .bool(text.utf8.starts(with: other.utf8))
    case .endswith: return .bool(text.utf8.reversed().starts(with: other.utf8.reversed()))
    default:
      var bytes = text.utf8[...]
      if native != .rtrimstr, bytes.starts(with: other.utf8) { bytes = bytes.dropFirst(other.utf8.count) }
      if native != .ltrimstr, bytes.reversed().starts(with: other.utf8.reversed()) {
        bytes = bytes.dropLast(other.utf8.count)
      }
      return .string(String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func join(_ input: JSON, _ separator: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    var values = input.arrayValue ?? []
    if case .object(let object) = input {
      try meter.spend(elements: object.count)
      values = object.map(\.value)
    } else if input.arrayValue == nil {
      throw .type("Cannot iterate over \(Describe.value(input))")
    }
    if values.isEmpty { return .string("") }
    // A separator is only looked at where there are two values to part, and null parts them by nothing.
    guard let separator = separator.isNull || values.count < 2 ? separator.stringValue ?? "" : separator.stringValue
    else {
      throw .type("\(Describe.value(separator)) cannot join: the separator must be a string")
    }
    let (between, overflow) = separator.utf8.count.multipliedReportingOverflow(by: values.count)
    try meter.spend(bytes: overflow ? .max : between)
    var result = ""
    for (place, value) in values.enumerated() {
      try meter.step()
      if place > 0 { result += separator }
      switch value {
      case .null: continue
      case .string(let text):
        try meter.spend(bytes: text.utf8.count)
        result += text
      case .array, .object:
        throw .type("\(Describe.value(value)) cannot be joined", hint: "write map(tojson) | join(…)")
      default: result += Number.text(value)
      }
    }
    return .string(result)
  }

  private static func implode(_ input: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    guard case .array(let values) = input else { throw .type("implode input must be an array") }
    try meter.spend(bytes: values.count)
    var result = String.UnicodeScalarView()
    for value in values {
      try meter.step()
      guard value.isNumber, let code = Number.whole(value) else {
        throw .type("Unicode codepoint must be a number, not \(Describe.value(value))")
      }
      result.append(UInt32(exactly: code).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
    }
    return .string(String(result))
  }

  /// Where a string or a run of elements occurs; in strings counted in code points.
  private static func indices(_ input: JSON, _ wanted: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    switch (input, wanted) {
    case (.array(let values), .array(let part)):
      return .array(try Paths.occurrences(of: part, in: values, &meter))
    case (.array(let values), _):
      return .array(try Paths.occurrences(of: [wanted], in: values, &meter))
    case (.string(let text), .string(let part)):
      if part.isEmpty { return .array([]) }
      try meter.spend(bytes: text.utf8.count)
      let bytes = Array(text.utf8)
      let places = Text.places(of: Array(part.utf8), in: bytes, overlapping: true)
      try meter.spend(elements: places.count)
      var (counted, codePoints) = (0, 0)
      return .array(
        places.map { place in
          codePoints += bytes[counted..<place].count { $0 & 0xC0 != 0x80 }
          counted = place
          return .int(codePoints)
        })
    default: return try Paths.child(of: input, wanted, &meter)
    }
  }
}
