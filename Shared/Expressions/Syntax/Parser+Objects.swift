import WorkflowModels

/// `{a, "b": …, (c): …}`
extension Parser {
  mutating func object(at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
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
      // A number below zero is a negation, which is found out when it is reached.
      let isNegation = kind(at: token + 1) == .symbol("-")
      if case .literal(let value) = tree.nodes[key].kind, value.stringValue == nil, !isNegation {
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
