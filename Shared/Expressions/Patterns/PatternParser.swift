/// Compiles the text of a pattern, by recursive descent with a limit on depth and on the size of the program.
struct PatternParser {
  private static let deepest = 100
  private static let longest = 10_000

  private let source: String
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var program: [PatternStep] = []

  static func parse(_ source: String) throws(ExpressionError) -> [PatternStep] {
    var parser = PatternParser(source)
    try parser.alternatives(depth: 0)
    guard parser.place == parser.scalars.count else { throw parser.error("There is a `)` without its `(`.") }
    parser.program.append(.match)
    return parser.program
  }

  private init(_ source: String) {
    self.source = source
    scalars = Array(source.unicodeScalars)
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  private func error(_ message: String) -> ExpressionError {
    ExpressionError(.syntax, "The pattern is wrong: \(message)", source: source, offset: place)
  }

  private mutating func emit(_ step: PatternStep) throws(ExpressionError) {
    guard program.count < Self.longest else { throw error("It is too large.") }
    program.append(step)
  }

  private mutating func alternatives(depth: Int) throws(ExpressionError) {
    guard depth < Self.deepest else { throw error("Its groups are nested too deeply.") }
    let start = program.count
    try sequence(depth: depth)
    guard next == "|" else { return }
    var ends: [Int] = []
    var branch = start
    while take("|") {
      // The branch moves up by one, to make room for the choice before it.
      insertChoice(at: branch)
      ends.append(program.count)
      try emit(.jump(0))
      program[branch] = .either(branch + 1, program.count)
      branch = program.count
      try sequence(depth: depth)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func sequence(depth: Int) throws(ExpressionError) {
    while let scalar = next, scalar != "|", scalar != ")" {
      let start = program.count
      try atom(depth: depth)
      try repetition(of: start)
    }
  }

  private mutating func atom(depth: Int) throws(ExpressionError) {
    guard let scalar = next else { return }
    place += 1
    switch scalar {
    case "(":
      if take("?") {
        guard take(":") else { throw error("Only the group (?:…) is known, no look-around and no flags.") }
      }
      try alternatives(depth: depth + 1)
      guard take(")") else { throw error("There is a `(` without its `)`.") }
    case "[": try emit(.consume(try characterClass()))
    case ".": try emit(.consume(.any))
    case "^": try emit(.check(.textStart))
    case "$": try emit(.check(.textEnd))
    case "\\": try escape()
    case "*", "+", "?": throw error("There is nothing before `\(scalar)` to repeat.")
    default: try emit(.consume(.one(scalar)))
    }
  }

  private mutating func escape() throws(ExpressionError) {
    switch next {
    case "b", "B":
      try emit(.check(next == "b" ? .wordBorder : .noWordBorder))
      place += 1
    case let scalar? where ("1"..."9").contains(scalar): throw error("Back-references are not known.")
    default: try emit(.consume(try escapedSet()))
    }
  }

  private mutating func escapedSet() throws(ExpressionError) -> ScalarSet {
    guard let scalar = next else { throw error("It ends in a `\\`.") }
    place += 1
    switch scalar {
    case "d": return .digit
    case "D": return .digit.negated
    case "w": return .word
    case "W": return .word.negated
    case "s": return .space
    case "S": return .space.negated
    case "n": return .one("\n")
    case "r": return .one("\r")
    case "t": return .one("\t")
    default: return .one(scalar)
    }
  }

  private mutating func characterClass() throws(ExpressionError) -> ScalarSet {
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      place += 1
      var set = ScalarSet.one(scalar)
      if scalar == "\\" { set = try escapedSet() }
      if set.isNegated { throw error("An opposite such as \\D cannot stand inside a class.") }
      if let low = set.ranges.first, low.count == 1, next == "-", place + 1 < scalars.count, scalars[place + 1] != "]" {
        place += 1
        let high = scalars[place].value
        place += 1
        guard high >= low.lowerBound else { throw error("A range of characters goes backwards.") }
        ranges.append(low.lowerBound...high)
      } else {
        ranges += set.ranges
      }
    }
    guard take("]") else { throw error("There is a `[` without its `]`.") }
    return ScalarSet(ranges: ranges, isNegated: isNegated)
  }
}

extension PatternParser {
  /// `*`, `+`, `?` and `{m,n}` after the steps from `start` on. Whether it is greedy makes no difference to whether
  /// there is a match.
  private mutating func repetition(of start: Int) throws(ExpressionError) {
    guard let (least, most) = try bounds() else { return }
    _ = take("?")
    if ["*", "+", "?", "{"].contains(next) { throw error("One repetition follows another.") }
    let body = Array(program[start...])
    program.removeSubrange(start...)
    for _ in 0..<least { try append(body, from: start) }
    if let most {
      for _ in least..<most {
        let choice = program.count
        try emit(.match)
        try append(body, from: start)
        program[choice] = .either(choice + 1, program.count)
      }
    } else {
      let choice = program.count
      try emit(.match)
      try append(body, from: start)
      try emit(.jump(choice))
      program[choice] = .either(choice + 1, program.count)
    }
  }

  private mutating func bounds() throws(ExpressionError) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard next == "{" else { return nil }
    let text = String(String.UnicodeScalarView(scalars[(place + 1)...].prefix { $0 != "}" }))
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, let least = parts.first.flatMap({ Int($0) }), (0...1000).contains(least) else {
      throw error("`{` begins a repetition such as {2,5}, up to 1000; write \\{ for the character.")
    }
    place += text.unicodeScalars.count + 2
    guard parts.count == 2 else { return (least, least) }
    if parts[1].isEmpty { return (least, nil) }
    guard let most = Int(parts[1]), most >= least, most <= 1000 else {
      throw error("A repetition's upper bound must be from its lower bound to 1000.")
    }
    return (least, most)
  }

  /// Copies steps to the end, with their targets moved along.
  private mutating func append(_ body: [PatternStep], from start: Int) throws(ExpressionError) {
    let shift = program.count - start
    for step in body { try emit(step.moved(by: shift)) }
  }

  private mutating func insertChoice(at branch: Int) {
    let moved = program[branch...].map { $0.moved(by: 1) }
    program.replaceSubrange(branch..., with: [.match] + moved)
  }
}

extension PatternStep {
  fileprivate func moved(by shift: Int) -> PatternStep {
    switch self {
    case .either(let one, let other): .either(one + shift, other + shift)
    case .jump(let target): .jump(target + shift)
    case .consume, .check, .match: self
    }
  }
}
