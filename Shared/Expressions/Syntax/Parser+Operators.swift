import WorkflowModels

extension Parser {
  /// The widest form: `a | b`, definitions, and everything within.
  mutating func pipe(commas: Bool = true) throws(ExpressionError) -> SyntaxTree.ID {
    try descend()
    let (count, outer) = (bindings.count, level)
    defer {
      nesting -= 1
      bindings.removeSubrange(count...)
      level = outer
    }
    var stages: [(node: SyntaxTree.ID, token: Token)] = []
    while true {
      while isNext(keyword: "def") { try definition() }
      let token = current
      if isNext(keyword: "label"), case .variable(let name) = peekKind(1), peekKind(2) == .symbol("|") {
        advance()
        advance()
        advance()
        stages.append((try labelled(name, at: token), token))
        break
      }
      stages.append((try operation(above: commas ? 0 : 1), token))
      guard take("|") else { break }
    }
    guard var result = stages.last?.node else { throw unexpected("where an expression is due") }
    for stage in stages.dropLast().reversed() {
      result = try add(.pipe(stage.node, result), at: stage.token)
    }
    return result
  }

  func peekKind(_ ahead: Int) -> Token.Kind {
    position + ahead < tokens.count ? tokens[position + ahead].kind : .end
  }

  private mutating func labelled(_ name: String, at token: Token) throws(ExpressionError) -> SyntaxTree.ID {
    let body = try scoped { (parser: inout Parser) throws(ExpressionError) in
      parser.bind(name, .label)
      return try parser.pipe()
    }
    return try add(.label(body), at: token)
  }

  private enum Associativity { case left, right, none }

  private static let operators: [String: (strength: Int, Associativity)] = [
    ",": (1, .left), "//": (2, .right),
    "=": (3, .none), "|=": (3, .none), "+=": (3, .none), "-=": (3, .none), "*=": (3, .none), "/=": (3, .none),
    "%=": (3, .none), "//=": (3, .none),
    "or": (4, .left), "and": (5, .left),
    "==": (6, .none), "!=": (6, .none), "<": (6, .none), "<=": (6, .none), ">": (6, .none), ">=": (6, .none),
    "+": (7, .left), "-": (7, .left), "*": (8, .left), "/": (8, .left), "%": (8, .left),
  ]

  private var currentOperator: String? {
    switch current.kind {
    case .symbol(let text): text
    case .name("and"): "and"
    case .name("or"): "or"
    default: nil
    }
  }

  /// Operators that bind tighter than `strength`, by precedence climbing.
  mutating func operation(above strength: Int) throws(ExpressionError) -> SyntaxTree.ID {
    try descend()
    defer { nesting -= 1 }
    var left = try postfix()
    var nonAssociative = 0
    while let symbol = currentOperator, let (own, associativity) = Self.operators[symbol], own > strength {
      let token = current
      if own == nonAssociative {
        throw error(
          .syntax, "\"\(symbol)\" cannot be chained.", at: token, hint: "put one of the two in parentheses")
      }
      advance()
      let right = try operation(above: associativity == .right ? own - 1 : own)
      left = try combine(symbol, left, right, at: token)
      nonAssociative = associativity == .none ? own : 0
    }
    return left
  }

  private mutating func combine(
    _ symbol: String, _ left: SyntaxTree.ID, _ right: SyntaxTree.ID, at token: Token
  ) throws(ExpressionError) -> SyntaxTree.ID {
    switch symbol {
    case ",": return try add(.comma(left, right), at: token)
    case "//": return try add(.alternative(left, right), at: token)
    case "and": return try add(.and(left, right), at: token)
    case "or": return try add(.or(left, right), at: token)
    case "=": return try add(.assign(left, value: right), at: token)
    case "|=": return try add(.modify(left, update: right), at: token)
    default: break
    }
    if symbol.hasSuffix("="), let operation = Operator(rawValue: symbol) {
      return try add(.binary(operation, left, right), at: token)
    }
    if symbol.hasSuffix("=") {
      return try arithmeticUpdate(String(symbol.dropLast()), left, right, at: token)
    }
    guard let operation = Operator(rawValue: symbol) else { throw unexpected("where an operator is due") }
    return try add(.binary(operation, left, right), at: token)
  }

  /// `a += b` is `b as $x | a |= . + $x`, where `$x` is a link of the environment that only the update sees.
  private mutating func arithmeticUpdate(
    _ symbol: String, _ left: SyntaxTree.ID, _ right: SyntaxTree.ID, at token: Token
  ) throws(ExpressionError) -> SyntaxTree.ID {
    let dot = try add(.identity, at: token)
    let operand = try add(.variable(0), at: token)
    let update: SyntaxTree.ID
    if symbol == "//" {
      update = try add(.alternative(dot, operand), at: token)
    } else if let operation = Operator(rawValue: symbol) {
      update = try add(.binary(operation, dot, operand), at: token)
    } else {
      throw unexpected("where an operator is due")
    }
    return try add(.modifyWith(left, operand: right, update: update), at: token)
  }
}
