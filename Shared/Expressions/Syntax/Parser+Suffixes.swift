import WorkflowModels

/// What follows a term: steps, brackets, question marks.
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
  mutating func access(
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

  mutating func stringField(of term: SyntaxTree.ID, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
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

  /// `."name"`: the dot is behind us.
  mutating func stringField(
    of term: SyntaxTree.ID, before token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    position -= 1
    return try stringField(of: term, at: token)
  }
}
