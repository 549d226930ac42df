import WorkflowModels

/// Regular expressions as jq's functions use them. Compiled patterns are kept for the evaluation: a program mostly
/// matches many values with one.
struct Matching {
  private var compiled: [String: TextPattern] = [:]
  private static let mostKept = 32

  private struct Flags {
    var isGlobal = false
    var isLongest = false
    var refusesEmpty = false
    var options = PatternReader.Options()
  }

  /// All matches (one without the flag `g`), or whether there is any.
  mutating func call(
    _ input: JSON, _ expression: JSON, _ flags: JSON, isTest: Bool, _ meter: inout Meter
  ) throws(Fault) -> JSON {
    guard case .string(let text) = input else { throw cannotMatch(input) }
    guard case .string(let source) = expression else { throw cannotMatch(expression) }
    let flags = try read(flags)
    let pattern = try pattern(source, flags.options, &meter)
    try meter.spend(bytes: text.utf8.count * 4)
    try meter.step(text.utf8.count / 32)
    let scalars = text.unicodeScalars.map(\.value)
    if isTest, let linear = pattern.linear, !flags.refusesEmpty {
      return .bool(try LinearPattern(linear).isFound(in: scalars, &meter))
    }
    var matcher = PatternMatcher(pattern, in: scalars)
    matcher.isLongest = flags.isLongest
    matcher.refusesEmpty = flags.refusesEmpty
    if isTest { return .bool(try matcher.first(from: 0, &meter) != nil) }
    var found: [JSON] = []
    var start = 0
    while let places = try matcher.first(from: start, &meter) {
      found.append(try Self.match(places, scalars, pattern.groupNames, &meter))
      guard flags.isGlobal else { break }
      start = places[1] > places[0] ? places[1] : places[1] + 1
    }
    return .array(found)
  }

  private func cannotMatch(_ value: JSON) -> Fault {
    .type("\(Describe.value(value)) cannot be matched, as it is not a string")
  }

  private func read(_ value: JSON) throws(Fault) -> Flags {
    var flags = Flags()
    if value.isNull { return flags }
    guard case .string(let letters) = value else { throw .type("\(Describe.value(value)) is not a string") }
    for letter in letters.unicodeScalars {
      switch letter {
      case "g": flags.isGlobal = true
      case "i": flags.options.foldsCase = true
      case "x": flags.options.isExtended = true
      // `^` and `$` stand at the ends of the text anyway.
      case "s": continue
      case "p": flags.options.dotIsAll = true
      case "l": flags.isLongest = true
      case "n": flags.refusesEmpty = true
      default:
        throw .type("\(letters) is not a valid modifier string", hint: "flags are the letters of gxinslp")
      }
    }
    return flags
  }

  private mutating func pattern(
    _ source: String, _ options: PatternReader.Options, _ meter: inout Meter
  ) throws(Fault) -> TextPattern {
    let marks = "\(options.foldsCase)\(options.isExtended)\(options.dotIsAll) "
    if let known = compiled[marks + source] { return known }
    try meter.step(source.utf8.count * 16)
    let pattern: TextPattern
    do throws(ExpressionError) {
      pattern = try TextPattern(source, options)
    } catch {
      throw .type("\(error.message) (character \(error.column) of \"\(source)\")")
    }
    try meter.spend(bytes: pattern.program.steps.count * 64)
    if compiled.count >= Self.mostKept { compiled.removeAll() }
    compiled[marks + source] = pattern
    return pattern
  }

  private static func match(
    _ places: [Int], _ text: [UInt32], _ names: [String?], _ meter: inout Meter
  ) throws(Fault) -> JSON {
    try meter.spend(elements: 8 + 8 * names.count)
    var captures: [JSON] = []
    for (place, name) in names.enumerated() {
      var capture = try piece(places[2 * place + 2], places[2 * place + 3], text, &meter)
      capture["name"] = name.map { .string($0) } ?? .null
      captures.append(.object(capture))
    }
    var whole = try piece(places[0], places[1], text, &meter)
    whole["captures"] = .array(captures)
    return .object(whole)
  }

  private static func piece(
    _ start: Int, _ end: Int, _ text: [UInt32], _ meter: inout Meter
  ) throws(Fault) -> JSONObject {
    guard start >= 0, end >= start, end <= text.count else { return ["offset": -1, "string": .null, "length": 0] }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: text[start..<end].lazy.compactMap(Unicode.Scalar.init))
    try meter.spend(bytes: end - start)
    try meter.step((end - start) / 16)
    return ["offset": .int(start), "length": .int(end - start), "string": .string(String(string))]
  }
}
