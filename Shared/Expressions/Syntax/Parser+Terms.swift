import WorkflowModels

extension Parser {
  /// A term and everything that may follow it: `.name`, `[…]`, `?`, and `as $x | …`.
  mutating func postfix() throws(ExpressionError) -> SyntaxTree.ID {
    let token = current
    let term = try postfixTerm()
    guard isNext(keyword: "as") else { return term }
    advance()
    return try binding(of: term, at: token)
  }

  mutating func postfixTerm() throws(ExpressionError) -> SyntaxTree.ID {
    var term = try primary()
    while true {
      let token = current
      switch token.kind {
      case .field(let name):
        advance()
        term = try access(term, .key(name), at: token)
      case .symbol("."):
        if peekKind(1) == .stringStart {
          advance()
          term = try stringField(of: term, at: token)
        } else if peekKind(1) == .symbol("[") {
          advance()
        } else {
          throw unexpected("after a value")
        }
      case .symbol("["):
        advance()
        term = try brackets(of: term, at: token)
      case .symbol("?"):
        advance()
        term = try add(.tryCatch(term, handler: nil), at: token)
      default:
        return term
      }
    }
  }

  /// Constant steps are gathered in one node: most paths are nothing else.
  private mutating func access(
    _ term: SyntaxTree.ID, _ step: SyntaxTree.Step, at token: Token
  ) throws(ExpressionError) -> SyntaxTree.ID {
    if tree.nodes.indices.contains(term), case .access(let base, let steps) = tree.nodes[term].kind {
      return try add(.access(base, steps + [step]), at: token)
    }
    return try add(.access(term, [step]), at: token)
  }

  private mutating func stringField(of term: SyntaxTree.ID, at token: Token) throws(ExpressionError) -> SyntaxTree.ID {
    if case .text(let text) = peekKind(1), peekKind(2) == .stringEnd {
      for _ in 0..<3 { advance() }
      return try access(term, .key(text), at: token)
    }
    let key = try string(format: .text)
    return try add(.index(term, key: key), at: token)
  }

  private mutating func brackets(of term: SyntaxTree.ID, at token: Token) throws(ExpressionError) -> SyntaxTree.ID {
    if take("]") { return try add(.iterate(term), at: token) }
    if take(":") {
      let upTo = try pipe()
      try expect("]", "in a slice")
      return try add(.slice(term, from: nil, upTo: upTo), at: token)
    }
    let key = try pipe()
    if take(":") {
      if take("]") { return try add(.slice(term, from: key, upTo: nil), at: token) }
      let upTo = try pipe()
      try expect("]", "in a slice")
      return try add(.slice(term, from: key, upTo: upTo), at: token)
    }
    try expect("]", "in brackets")
    if case .literal(let value) = tree.nodes[key].kind {
      if case .string(let name) = value { return try access(term, .key(name), at: token) }
      if case .int(let place) = value { return try access(term, .index(place), at: token) }
    }
    return try add(.index(term, key: key), at: token)
  }

  private mutating func primary() throws(ExpressionError) -> SyntaxTree.ID {
    try descend()
    defer { nesting -= 1 }
    let token = current
    switch token.kind {
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
    case .name(let name):
      return try named(name, at: token)
    case .symbol(let symbol):
      return try symbolTerm(symbol, at: token)
    default:
      throw unexpected("where a value is due")
    }
  }

  private mutating func symbolTerm(_ symbol: String, at token: Token) throws(ExpressionError) -> SyntaxTree.ID {
    switch symbol {
    case ".":
      advance()
      let dot = try add(.identity, at: token)
      return isNext("[") || current.kind != .stringStart ? dot : try stringField(of: dot, before: token)
    case "..":
      advance()
      return try call("recurse", [], at: token)
    case "-":
      advance()
      let operand = try postfix()
      if case .literal(let value) = tree.nodes[operand].kind, let negated = try? Number.negate(value) {
        return try add(.literal(negated), at: token)
      }
      return try add(.negate(operand), at: token)
    case "(":
      advance()
      let inner = try pipe()
      try expect(")", "in parentheses")
      return inner
    case "[":
      advance()
      if take("]") { return try add(.literal(.array([])), at: token) }
      let inner = try pipe()
      try expect("]", "in an array")
      return try add(.array(inner), at: token)
    case "{":
      return try object(at: token)
    default:
      throw unexpected("where a value is due")
    }
  }

  /// `."name"`: the dot is behind us.
  private mutating func stringField(
    of term: SyntaxTree.ID, before token: Token
  ) throws(ExpressionError) -> SyntaxTree.ID {
    position -= 1
    return try stringField(of: term, at: token)
  }

  mutating func format(_ name: String, at token: Token) throws(ExpressionError) -> SyntaxTree.ID {
    advance()
    guard let format = Format(rawValue: name) else {
      let names = Format.allCases.map { "@\($0.rawValue)" }.joined(separator: ", ")
      throw error(.unknownName, "There is no format @\(name).", at: token, hint: "there are \(names)")
    }
    if current.kind == .stringStart { return try string(format: format) }
    let dot = try add(.identity, at: token)
    return try add(.string([.node(dot)], format: format), at: token)
  }

  mutating func string(format: Format) throws(ExpressionError) -> SyntaxTree.ID {
    let token = current
    if isNext(".") { advance() }
    guard current.kind == .stringStart else { throw unexpected("where a string is due") }
    advance()
    var pieces: [SyntaxTree.Piece] = []
    while true {
      switch current.kind {
      case .text(let text):
        advance()
        if !text.isEmpty { pieces.append(.text(text)) }
      case .interpolationStart:
        advance()
        pieces.append(.node(try pipe()))
        guard current.kind == .interpolationEnd else { throw unexpected("in a string's \\( … )", missing: ")") }
        advance()
      case .stringEnd:
        advance()
        if pieces.isEmpty { return try add(.literal(.string("")), at: token) }
        if pieces.count == 1, case .text(let text)? = pieces.first {
          return try add(.literal(.string(text)), at: token)
        }
        return try add(.string(pieces, format: format), at: token)
      default:
        throw unexpected("in a string")
      }
    }
  }

  private mutating func object(at token: Token) throws(ExpressionError) -> SyntaxTree.ID {
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

  private mutating func entry() throws(ExpressionError) -> (key: SyntaxTree.ID, value: SyntaxTree.ID) {
    let token = current
    let key: SyntaxTree.ID
    var short: SyntaxTree.ID?
    switch token.kind {
    case .name(let name):
      advance()
      key = try add(.literal(.string(name)), at: token)
      if !isNext(":") {
        let dot = try add(.identity, at: token)
        short = try access(dot, .key(name), at: token)
      }
    case .variable(let name):
      advance()
      key = try add(.literal(.string(name)), at: token)
      if !isNext(":") { short = try variable(name, at: token) }
    case .number(let value):
      throw error(
        .syntax, "An object's keys are strings.", at: token, hint: "write \"\(value.text())\" in double quotes")
    case .stringStart, .format:
      if case .format(let name) = token.kind {
        key = try format(name, at: token)
      } else {
        key = try string(format: .text)
      }
      if !isNext(":") {
        let dot = try add(.identity, at: token)
        short = try add(.index(dot, key: key), at: token)
      }
    case .symbol("("):
      advance()
      key = try pipe()
      try expect(")", "after an object's key")
    default:
      throw unexpected("where an object's key is due")
    }
    if let short { return (key, short) }
    try expect(":", "after an object's key")
    return (key, try pipe(commas: false))
  }
}
