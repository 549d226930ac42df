import WorkflowModels

extension Parser {
  /// A term and everything that may follow it: `.name`, `[…]`, `?`, and `as $x | …`.
  mutating func postfix() throws(SyntaxFailure) -> SyntaxTree.ID {
    let token = position
    let term = try postfixTerm()
    guard isNext(keyword: "as") else { return term }
    advance()
    return try binding(of: term, at: token)
  }

  mutating func postfixTerm() throws(SyntaxFailure) -> SyntaxTree.ID {
    var isSuffixed = false
    var term = try primary()
    while true {
      if isSuffixed, isNext("?") {
        term = try attempt(lastStepOf: term)
        isSuffixed = false
        continue
      }
      isSuffixed = !isNext("?")
      guard let longer = try suffixed(term) else { return term }
      term = longer
    }
  }

  /// `.a.b?` forgives only what `.b` does: an error of `.a` stays one.
  private mutating func attempt(lastStepOf term: SyntaxTree.ID) throws(SyntaxFailure) -> SyntaxTree.ID {
    let token = position
    advance()
    let rest: SyntaxTree.ID
    let last: SyntaxTree.Kind
    let dot = try add(.identity, at: token)
    switch tree.nodes[term].kind {
    case .access(let base, let steps):
      guard let step = steps.last else { return term }
      last = .access(dot, [step])
      rest = steps.count == 1 ? base : try add(.access(base, steps.dropLast()), at: token)
    case .iterate(let base):
      last = .iterate(dot)
      rest = base
    case .index(let base, let key, false):
      return try add(.index(base, key: key, isOptional: true), at: token)
    case .slice(let base, let from, let upTo, false):
      return try add(.slice(base, from: from, upTo: upTo, isOptional: true), at: token)
    default: return try add(.tryCatch(term, handler: nil), at: token)
    }
    if case .identity = tree.nodes[rest].kind { return try add(.tryCatch(term, handler: nil), at: token) }
    let step = try add(.tryCatch(try add(last, at: token), handler: nil), at: token)
    return try add(.pipe(rest, step), at: token)
  }

  /// The term with what follows it directly, nil when nothing does.
  private mutating func suffixed(_ term: SyntaxTree.ID) throws(SyntaxFailure) -> SyntaxTree.ID? {
    if isNext("[") { return try brackets(of: term) }
    return try plainSuffix(of: term)
  }

  private mutating func plainSuffix(of term: SyntaxTree.ID) throws(SyntaxFailure) -> SyntaxTree.ID? {
    let token = position
    switch current.kind {
    case .field(let name):
      advance()
      return try access(term, .key(name), at: token)
    case .symbol("."):
      if peekKind(1) == .stringStart {
        advance()
        return try stringField(of: term, at: token)
      }
      guard peekKind(1) == .symbol("[") else { throw unexpected("after a value") }
      advance()
      return term
    case .symbol("?"):
      advance()
      return try add(.tryCatch(term, handler: nil), at: token)
    default:
      return nil
    }
  }

  /// Constant steps are gathered in one node: most paths are nothing else.
  private mutating func access(
    _ term: SyntaxTree.ID, _ step: SyntaxTree.Step, at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    if tree.nodes.indices.contains(term), case .access(let base, var steps) = tree.nodes[term].kind {
      // In its place, and without a second holder of the steps while one is appended: a node and a copy for each step
      // would cost the square of a path's length, and a path of 50,000 steps more memory than there is.
      tree.nodes[term] = .init(kind: .identity, offset: tree.nodes[term].offset)
      steps.append(step)
      tree.nodes[term] = .init(kind: .access(base, steps), offset: isPrelude ? -1 : self.token(at: token).start)
      return term
    }
    return try add(.access(term, [step]), at: token)
  }

  private mutating func stringField(of term: SyntaxTree.ID, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    if case .text(let text) = peekKind(1), peekKind(2) == .stringEnd {
      for _ in 0..<3 { advance() }
      return try access(term, .key(text), at: token)
    }
    let key = try string(format: .text)
    return try add(.index(term, key: key, isOptional: false), at: token)
  }

  private mutating func brackets(of term: SyntaxTree.ID) throws(SyntaxFailure) -> SyntaxTree.ID {
    let token = position
    advance()
    if isNext("]") || isNext(":") { return try openBrackets(of: term, at: token) }
    let key = try pipe()
    if take(":") {
      let upTo: SyntaxTree.ID? = isNext("]") ? nil : try pipe()
      return try slice(of: term, from: key, upTo: upTo, at: token)
    }
    try expect("]", "in brackets")
    return try index(of: term, key: key, at: token)
  }

  private mutating func openBrackets(of term: SyntaxTree.ID, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    if take("]") { return try add(.iterate(term), at: token) }
    advance()
    return try slice(of: term, from: nil, upTo: try pipe(), at: token)
  }

  private mutating func slice(
    of term: SyntaxTree.ID, from: SyntaxTree.ID?, upTo: SyntaxTree.ID?, at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    try expect("]", "in a slice")
    return try add(.slice(term, from: from, upTo: upTo, isOptional: false), at: token)
  }

  private mutating func index(
    of term: SyntaxTree.ID, key: SyntaxTree.ID, at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    if case .literal(let value) = tree.nodes[key].kind {
      if case .string(let name) = value { return try access(term, .key(name), at: token) }
      if case .int(let place) = value { return try access(term, .index(place), at: token) }
    }
    return try add(.index(term, key: key, isOptional: false), at: token)
  }

  /// Only what goes deeper is decided here: this function stands on the stack once for each level.
  private mutating func primary() throws(SyntaxFailure) -> SyntaxTree.ID {
    try descend()
    defer { nesting -= 1 }
    if isNext("(") { return try parenthesised() }
    if isNext("[") { return try arrayTerm() }
    if isNext("{") { return try object(at: position) }
    if isNext("-") { return try negation() }
    if case .name = current.kind { return try named(at: position) }
    return try leaf()
  }

  private mutating func parenthesised() throws(SyntaxFailure) -> SyntaxTree.ID {
    advance()
    let inner = try pipe()
    try expect(")", "in parentheses")
    return inner
  }

  private mutating func arrayTerm() throws(SyntaxFailure) -> SyntaxTree.ID {
    let token = position
    advance()
    if take("]") { return try add(.literal(.array([])), at: token) }
    let inner = try pipe()
    try expect("]", "in an array")
    return try add(.array(inner), at: token)
  }

  private mutating func negation() throws(SyntaxFailure) -> SyntaxTree.ID {
    let token = position
    advance()
    return try negated(try postfix(), at: token)
  }

  private mutating func negated(_ operand: SyntaxTree.ID, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    if case .literal(let value) = tree.nodes[operand].kind, let negated = try? Number.negate(value) {
      return try add(.literal(negated), at: token)
    }
    return try add(.negate(operand), at: token)
  }

  private mutating func leaf() throws(SyntaxFailure) -> SyntaxTree.ID {
    let token = position
    switch current.kind {
    case .number(let value):
      advance()
      return try add(.literal(value), at: token)
    case .stringStart:
      return try string(format: .text)
    case .format(let name):
      return try format(name, at: token)
    case .field(let name):
      advance()
      let dot = try add(.identity, at: token)
      return try access(dot, .key(name), at: token)
    case .variable(let name):
      advance()
      return try variable(name, at: token)
    case .symbol("."):
      advance()
      let dot = try add(.identity, at: token)
      return current.kind == .stringStart ? try stringField(of: dot, before: token) : dot
    case .symbol(".."):
      advance()
      return try call("recurse", [], at: token)
    default:
      throw unexpected("where a value is due")
    }
  }

  /// `."name"`: the dot is behind us.
  private mutating func stringField(
    of term: SyntaxTree.ID, before token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    position -= 1
    return try stringField(of: term, at: token)
  }

  mutating func format(_ name: String, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    advance()
    guard let format = Format(rawValue: name) else {
      let names = Format.allCases.map { "@\($0.rawValue)" }.joined(separator: ", ")
      throw error(.unknownName, "There is no format @\(name).", at: token, hint: "there are \(names)")
    }
    if current.kind == .stringStart { return try string(format: format) }
    let dot = try add(.identity, at: token)
    return try add(.string([.node(dot)], format: format), at: token)
  }

  mutating func string(format: Format) throws(SyntaxFailure) -> SyntaxTree.ID {
    let token = position
    if isNext(".") { advance() }
    guard current.kind == .stringStart else { throw unexpected("where a string is due") }
    advance()
    var pieces: [SyntaxTree.Piece] = []
    while current.kind != .stringEnd {
      takeText(into: &pieces)
      guard current.kind != .end else { throw unexpected("in a string") }
      if current.kind == .interpolationStart { pieces.append(.node(try interpolation())) }
    }
    advance()
    return try finished(pieces, format, at: token)
  }

  private mutating func takeText(into pieces: inout [SyntaxTree.Piece]) {
    guard case .text(let text) = current.kind else { return }
    advance()
    if !text.isEmpty { pieces.append(.text(text)) }
  }

  private mutating func interpolation() throws(SyntaxFailure) -> SyntaxTree.ID {
    try descend()
    defer { nesting -= 1 }
    advance()
    let inner = try pipe()
    guard current.kind == .interpolationEnd else { throw unexpected("in a string's \\( … )", missing: ")") }
    advance()
    return inner
  }

  private mutating func finished(
    _ pieces: [SyntaxTree.Piece], _ format: Format, at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    guard let first = pieces.first else { return try add(.literal(.string("")), at: token) }
    if pieces.count == 1, case .text(let text) = first { return try add(.literal(.string(text)), at: token) }
    return try add(.string(pieces, format: format), at: token)
  }

  private mutating func object(at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    advance()
    var entries: [(key: SyntaxTree.ID, value: SyntaxTree.ID)] = []
    while !take("}") {
      if !entries.isEmpty {
        try expect(",", "in an object")
        if take("}") { break }
      }
      entries.append(try entry())
    }
    if entries.isEmpty { return try add(.literal(.object([:])), at: token) }
    return try add(.object(entries), at: token)
  }

  private mutating func entry() throws(SyntaxFailure) -> (key: SyntaxTree.ID, value: SyntaxTree.ID) {
    let (key, short) = try entryKey(at: position)
    if let short { return (key, short) }
    try expect(":", "after an object's key")
    return (key, try pipe(commas: false))
  }

  /// The key, and the value where it follows from the key (`{a, $b}`).
  private mutating func entryKey(
    at token: Int
  ) throws(SyntaxFailure) -> (key: SyntaxTree.ID, short: SyntaxTree.ID?) {
    switch kind(at: token) {
    case .name(let name):
      advance()
      let key = try add(.literal(.string(name)), at: token)
      if isNext(":") { return (key, nil) }
      let dot = try add(.identity, at: token)
      return (key, try access(dot, .key(name), at: token))
    case .variable(let name):
      advance()
      let key = try add(.literal(.string(name)), at: token)
      return (key, isNext(":") ? nil : try variable(name, at: token))
    case .number(let value):
      throw error(
        .syntax, "An object's keys are strings.", at: token, hint: "write \"\(value.text())\" in double quotes")
    case .stringStart, .format: return try stringKey(at: token)
    case .symbol("("):
      advance()
      let key = try pipe()
      try expect(")", "after an object's key")
      if case .literal(let value) = tree.nodes[key].kind, value.stringValue == nil {
        throw error(.syntax, "An object's keys are strings.", at: token, hint: "write (… | tostring)")
      }
      return (key, nil)
    default:
      throw unexpected("where an object's key is due")
    }
  }

  private mutating func stringKey(at token: Int) throws(SyntaxFailure) -> (key: SyntaxTree.ID, short: SyntaxTree.ID?) {
    let key: SyntaxTree.ID
    if case .format(let name) = current.kind {
      key = try format(name, at: token)
    } else {
      key = try string(format: .text)
    }
    if isNext(":") { return (key, nil) }
    let dot = try add(.identity, at: token)
    return (key, try add(.index(dot, key: key, isOptional: false), at: token))
  }
}
