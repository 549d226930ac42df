import WorkflowModels

/// What takes a value apart: `$x`, `[$a, $b]`, `{name: $n}`. Expressions in keys are kept as the place of their tokens
/// and parsed when the pattern is applied, because a pattern may be applied more than once.
indirect enum Pattern {
  case variable(String)
  case array([Pattern])
  case object([Entry])

  struct Entry {
    enum Key {
      case name(String)
      case expression(tokenPlace: Int)
    }
    let key: Key
    /// `{$name: …}` binds the value too.
    let variable: String?
    let value: Pattern?
    let token: Int
  }
}

extension Parser {
  typealias Body = (inout Parser) throws(SyntaxFailure) -> SyntaxTree.ID

  /// `term as pattern | body`; the `as` is behind us.
  mutating func binding(of term: SyntaxTree.ID, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    let first = try pattern()
    guard isNext("?//") else {
      try expect("|", "after as and its variables")
      return try scoped { (parser: inout Parser) throws(SyntaxFailure) in
        try parser.destructure(term, first, at: token) { (parser: inout Parser) throws(SyntaxFailure) in
          try parser.pipe()
        }
      }
    }
    var patterns = [first]
    while take("?//") { patterns.append(try pattern()) }
    try expect("|", "after as and its variables")
    return try alternatives(term, patterns, at: token)
  }

  /// `A as P ?// Q | B`: every variable of every pattern exists (null); B runs with the first pattern, and again with
  /// the next when anything fails in it or after it. B is parsed once for each pattern, from the same tokens.
  private mutating func alternatives(
    _ term: SyntaxTree.ID, _ patterns: [Pattern], at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    let names = patterns.flatMap(\.names)
    let bodyPlace = position
    return try scoped { (parser: inout Parser) throws(SyntaxFailure) in
      parser.bind(" value", .variable)
      parser.bind(" dot", .variable)
      for name in names { parser.bind(name, .variable) }
      var result: SyntaxTree.ID?
      for pattern in patterns.reversed() {
        parser.position = bodyPlace
        var chain = try parser.scoped { (parser: inout Parser) throws(SyntaxFailure) in
          let value = try parser.variable(" value", at: token)
          return try parser.destructure(value, pattern, at: token) { (parser: inout Parser) throws(SyntaxFailure) in
            try parser.pipe()
          }
        }
        if let next = result {
          let dot = try parser.variable(" dot", at: token)
          chain = try parser.add(.tryPattern(chain, next: try parser.add(.pipe(dot, next), at: token)), at: token)
        }
        result = chain
      }
      guard var body = result else { throw parser.unexpected("after as") }
      for _ in names { body = try parser.add(.bind(try parser.add(.literal(.null), at: token), body: body), at: token) }
      body = try parser.add(.bind(try parser.add(.identity, at: token), body: body), at: token)
      return try parser.add(.bind(term, body: body), at: token)
    }
  }

  /// Binds what `pattern` names in the value of `term`, then runs `body`. Must be called inside `scoped`.
  mutating func destructure(
    _ term: SyntaxTree.ID, _ pattern: Pattern, at token: Int, _ body: @escaping Body
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    try descend()
    defer { nesting -= 1 }
    if case .variable(let name) = pattern {
      bind(name, .variable)
      return try add(.bind(term, body: try body(&self)), at: token)
    }
    bind(" part", .variable)
    let own = level
    let inner: SyntaxTree.ID
    switch pattern {
    case .array(let parts): inner = try arrayParts(parts[...], 0, of: own, at: token, body)
    case .object(let entries): inner = try objectParts(entries[...], of: own, at: token, body)
    case .variable: inner = term
    }
    return try add(.bind(term, body: inner), at: token)
  }

  private mutating func arrayParts(
    _ parts: ArraySlice<Pattern>, _ place: Int, of link: Int, at token: Int, _ body: @escaping Body
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    guard let part = parts.first else { return try body(&self) }
    let value = try add(.variable(level - link), at: token)
    let element = try add(.access(value, [.index(place)]), at: token)
    return try destructure(element, part, at: token) { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.arrayParts(parts.dropFirst(), place + 1, of: link, at: token, body)
    }
  }

  private mutating func objectParts(
    _ entries: ArraySlice<Pattern.Entry>, of link: Int, at token: Int, _ body: @escaping Body
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    guard let entry = entries.first else { return try body(&self) }
    let value = try add(.variable(level - link), at: token)
    let element: SyntaxTree.ID
    switch entry.key {
    case .name(let name): element = try add(.access(value, [.key(name)]), at: entry.token)
    case .expression(let place):
      let after = position
      position = place
      let key = try primaryKey()
      position = after
      element = try add(.index(value, key: key, isOptional: false), at: entry.token)
    }
    let rest: Body = { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.objectParts(entries.dropFirst(), of: link, at: token, body)
    }
    guard let variable = entry.variable else {
      return try destructure(element, entry.value ?? .array([]), at: token, rest)
    }
    bind(variable, .variable)
    let bound = level
    guard let pattern = entry.value else { return try add(.bind(element, body: try rest(&self)), at: token) }
    let again = try add(.variable(level - bound), at: token)
    return try add(.bind(element, body: try destructure(again, pattern, at: token, rest)), at: token)
  }

  private mutating func primaryKey() throws(SyntaxFailure) -> SyntaxTree.ID {
    if case .stringStart = current.kind { return try string(format: .text) }
    try expect("(", "in a pattern")
    let key = try pipe()
    try expect(")", "in a pattern")
    return key
  }

  mutating func pattern() throws(SyntaxFailure) -> Pattern {
    try descend()
    defer { nesting -= 1 }
    if case .variable(let name) = current.kind {
      advance()
      return .variable(name)
    }
    if take("[") {
      var parts = [try pattern()]
      while take(",") { parts.append(try pattern()) }
      try expect("]", "in a pattern")
      return .array(parts)
    }
    try expect("{", "where a $variable is due")
    var entries = [try patternEntry()]
    while take(",") { entries.append(try patternEntry()) }
    try expect("}", "in a pattern")
    return .object(entries)
  }

  private mutating func patternEntry() throws(SyntaxFailure) -> Pattern.Entry {
    let token = position
    switch kind(at: token) {
    case .variable(let name):
      advance()
      let value: Pattern? = take(":") ? try pattern() : nil
      return .init(key: .name(name), variable: name, value: value, token: token)
    case .name(let name):
      advance()
      try expect(":", "after a pattern's key")
      return .init(key: .name(name), variable: nil, value: try pattern(), token: token)
    case .stringStart, .symbol("("):
      let place = position
      // Parsed here only to find its end; the nodes are not used.
      let binding = bindings
      _ = try primaryKey()
      bindings = binding
      try expect(":", "after a pattern's key")
      return .init(key: .expression(tokenPlace: place), variable: nil, value: try pattern(), token: token)
    default:
      throw unexpected("in a pattern")
    }
  }

  // MARK: reduce, foreach, def

  mutating func folding(isForeach: Bool, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    let source = try postfixTerm()
    try expect(keyword: "as", isForeach ? "in foreach" : "in reduce")
    let pattern = try pattern()
    try expect("(", "after the variables")
    let initial = try pipe()
    try expect(";", "after the initial value")
    let update = try folded(pattern, at: token)
    guard isForeach else {
      try expect(")", "in reduce")
      return try add(.reduce(source, initial: initial, update: update), at: token)
    }
    let extract: SyntaxTree.ID? = take(";") ? try folded(pattern, at: token) : nil
    try expect(")", "in foreach")
    return try add(.foreach(source, initial: initial, update: update, extract: extract), at: token)
  }

  /// The element is a link of its own; what the pattern takes out of it follows.
  private mutating func folded(_ pattern: Pattern, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    try scoped { (parser: inout Parser) throws(SyntaxFailure) in
      if case .variable(let name) = pattern {
        parser.bind(name, .variable)
        return try parser.pipe()
      }
      parser.bind(" element", .variable)
      let element = try parser.add(.variable(0), at: token)
      return try parser.destructure(element, pattern, at: token) { (parser: inout Parser) throws(SyntaxFailure) in
        try parser.pipe()
      }
    }
  }

  mutating func definition() throws(SyntaxFailure) {
    try descend()
    defer { nesting -= 1 }
    let token = position
    advance()
    guard case .name(let name) = current.kind else { throw unexpected("where a function's name is due") }
    advance()
    var parameters: [String] = []
    if take("(") {
      repeat {
        switch current.kind {
        case .name(let parameter): parameters.append(parameter)
        case .variable(let parameter): parameters.append("$" + parameter)
        default: throw unexpected("where a parameter is due")
        }
        advance()
      } while take(";")
      try expect(")", "after the parameters")
    }
    try expect(":", "after a function's name")
    let place = tree.functions.count
    tree.functions.append(.init(name: name, parameters: parameters, level: level, body: 0))
    bind(name, .function(place))
    let body = try scoped { (parser: inout Parser) throws(SyntaxFailure) in
      for parameter in parameters {
        parser.bind(parameter.hasPrefix("$") ? String(parameter.dropFirst()) : parameter, .parameter)
      }
      let values = parameters.enumerated().filter { $0.element.hasPrefix("$") }
      var sources: [SyntaxTree.ID] = []
      for (offset, value) in values.enumerated() {
        sources.append(try parser.add(.parameter(parameters.count - 1 - value.offset + offset), at: token))
      }
      for value in values { parser.bind(String(value.element.dropFirst()), .variable) }
      var body = try parser.pipe()
      for source in sources.reversed() { body = try parser.add(.bind(source, body: body), at: token) }
      return body
    }
    try expect(";", "after a function's body")
    tree.functions[place].body = body
  }
}

extension Pattern {
  var names: [String] {
    switch self {
    case .variable(let name): [name]
    case .array(let parts): parts.flatMap(\.names)
    case .object(let entries): entries.flatMap { ($0.variable.map { [$0] } ?? []) + ($0.value?.names ?? []) }
    }
  }
}
