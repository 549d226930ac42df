import WorkflowModels

extension Parser {
  /// Only what goes deeper is decided here: this function stands on the stack once for each level.
  mutating func primary() throws(SyntaxFailure) -> SyntaxTree.ID {
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
    return try negated(try postfixTerm(), at: token)
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
}
