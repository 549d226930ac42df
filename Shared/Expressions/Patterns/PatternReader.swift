/// Reads a regular expression in Oniguruma's syntax (its Perl one with named groups, which is jq's), by recursive
/// descent with a limit on depth.
struct PatternReader {
  struct Options {
    var foldsCase = false
    /// Blanks and `#` comments in the pattern stand for nothing.
    var isExtended = false
    /// `.` is any character, a newline too.
    var dotIsAll = false
    /// `^` and `$` stand at every line.
    var hasLines = false
  }

  static let deepest = 60

  let source: String
  let scalars: [Unicode.Scalar]
  var place = 0
  var options: Options
  var groups = 0
  var names: [String: [Int]] = [:]
  /// Names of groups in the order of their numbers; nil for those without.
  var groupNames: [String?] = []
  private var references: [(number: Int, place: Int)] = []
  private var namedReferences: [(name: String, place: Int)] = []

  init(_ source: String, _ options: Options) {
    self.source = source
    self.options = options
    scalars = Array(source.unicodeScalars)
  }

  mutating func read() throws(ExpressionError) -> PatternNode {
    let node = try alternatives(depth: 0)
    guard place == scalars.count else { throw error("There is a `)` without its `(`.") }
    for reference in references where reference.number > groups {
      throw error("There is no group \(reference.number) to refer to.", at: reference.place)
    }
    for reference in namedReferences where names[reference.name] == nil {
      throw error("There is no group named \(reference.name).", at: reference.place)
    }
    return node
  }

  var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  func peek(_ ahead: Int) -> Unicode.Scalar? { place + ahead < scalars.count ? scalars[place + ahead] : nil }

  mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard place + wanted.count <= scalars.count, Array(scalars[place..<(place + wanted.count)]) == wanted else {
      return false
    }
    place += wanted.count
    return true
  }

  /// The text up to a closing character, which is taken too.
  mutating func text(upTo end: Unicode.Scalar) -> String? {
    guard let found = scalars[place...].firstIndex(of: end) else { return nil }
    let text = String(String.UnicodeScalarView(scalars[place..<found]))
    place = found + 1
    return text
  }

  func error(_ message: String, at place: Int? = nil) -> ExpressionError {
    let offset = String(String.UnicodeScalarView(scalars.prefix(place ?? self.place))).utf8.count
    return ExpressionError(.syntax, "The pattern is wrong: \(message)", source: source, offset: offset)
  }

  mutating func refer(to number: Int) { references.append((number, place)) }
  mutating func refer(to name: String) { namedReferences.append((name, place)) }

  // MARK: Alternatives, sequences, repetitions

  mutating func alternatives(depth: Int) throws(ExpressionError) -> PatternNode {
    guard depth < Self.deepest else { throw error("Its groups are nested too deeply.") }
    let outer = options
    var branches = [try sequence(depth: depth)]
    while take("|") { branches.append(try sequence(depth: depth)) }
    options = outer
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence(depth: Int) throws(ExpressionError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      if options.isExtended, skipBlank(scalar) { continue }
      guard let atom = try atom(depth: depth) else { continue }
      parts.append(try repetitions(of: atom))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func skipBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "#" {
      while let scalar = next, scalar != "\n" {
        _ = scalar
        place += 1
      }
      return true
    }
    guard scalar.properties.isWhitespace else { return false }
    place += 1
    return true
  }

  /// nil for what stands for nothing, such as a comment or a change of options.
  private mutating func atom(depth: Int) throws(ExpressionError) -> PatternNode? {
    guard let scalar = next else { return nil }
    place += 1
    switch scalar {
    case "(": return try group(depth: depth)
    case "[": return .one(try characterClass())
    case ".": return .one(options.dotIsAll ? .all : .allButNewline)
    case "^": return .check(options.hasLines ? .lineStart : .textStart)
    case "$": return .check(options.hasLines ? .lineEnd : .lastLineEnd)
    case "\\": return try escape()
    case "*", "+", "?": throw error("There is nothing before `\(scalar)` to repeat.", at: place - 1)
    default: return one(scalar.value)
    }
  }

  func one(_ value: UInt32) -> PatternNode {
    .one(ScalarSet(ranges: [value...value], foldsCase: options.foldsCase))
  }

  private mutating func repetitions(of atom: PatternNode) throws(ExpressionError) -> PatternNode {
    var node = atom
    var count = 0
    while true {
      if options.isExtended, let scalar = next, skipBlank(scalar) { continue }
      let start = place
      guard let (least, most) = try bounds() else { return node }
      count += 1
      guard count <= 5 else { throw error("One repetition follows another too often.") }
      var mode = PatternNode.Mode.greedy
      let isInterval = scalars[start] == "{"
      if take("?") { mode = .lazy } else if !isInterval, take("+") { mode = .possessive }
      node = .repeated(node, least: least, most: most, mode)
    }
  }

  private mutating func bounds() throws(ExpressionError) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard next == "{" else { return nil }
    // Anything but {n}, {n,} and {n,m} is a brace and nothing else.
    let start = place
    place += 1
    let text = text(upTo: "}") ?? ""
    place = start
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }),
      parts.first?.isEmpty == false
    else { return nil }
    guard let least = Int(parts[0]), least <= 1000,
      parts.count < 2 || parts[1].isEmpty || (Int(parts[1]) ?? 9999) <= 1000
    else { throw error("A repetition's bounds go up to 1000.") }
    place += text.unicodeScalars.count + 2
    guard parts.count == 2 else { return (least, least) }
    guard let most = Int(parts[1]) else { return (least, nil) }
    guard most >= least else { throw error("A repetition's upper bound is below its lower one.") }
    return (least, most)
  }
}
