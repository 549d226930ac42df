import WorkflowModels

extension Parser {
  /// The widest form: `a | b`, definitions, and everything within.
  mutating func pipe(commas: Bool = true) throws(SyntaxFailure) -> SyntaxTree.ID {
    try descend()
    let (count, outer) = (bindings.count, level)
    defer {
      nesting -= 1
      bindings.removeSubrange(count...)
      level = outer
    }
    var stages: [(node: SyntaxTree.ID, place: Int)] = []
    repeat {
      while isNext(keyword: "def") { try definition() }
      let place = position
      if startsLabel {
        stages.append((try labelled(at: place), place))
        break
      }
      stages.append((try operation(above: commas ? 0 : 1), place))
    } while take("|")
    return try joined(stages)
  }

  private mutating func joined(
    _ stages: [(node: SyntaxTree.ID, place: Int)]
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    guard var result = stages.last?.node else { throw unexpected("where an expression is due") }
    for stage in stages.dropLast().reversed() {
      result = try add(.pipe(stage.node, result), at: stage.place)
    }
    return result
  }

  private var startsLabel: Bool {
    guard isNext(keyword: "label"), case .variable = peekKind(1) else { return false }
    return peekKind(2) == .symbol("|")
  }

  func peekKind(_ ahead: Int) -> Token.Kind {
    position + ahead < tokens.count ? tokens[position + ahead].kind : .end
  }

  private mutating func labelled(at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    guard case .variable(let name) = peekKind(1) else { throw unexpected("after label") }
    for _ in 0..<3 { advance() }
    let (count, outer) = (bindings.count, level)
    bind(name, .label)
    let body = try pipe()
    bindings.removeSubrange(count...)
    level = outer
    return try add(.label(body), at: token)
  }

  private struct Infix {
    let symbol: String
    let strength: Int
    var isRight = false
    var isChainable = true
  }

  private static let operators: [String: Infix] = {
    var table: [String: Infix] = ["//": Infix(symbol: "//", strength: 2, isRight: true)]
    for symbol in ["=", "|=", "+=", "-=", "*=", "/=", "%=", "//="] {
      table[symbol] = Infix(symbol: symbol, strength: 3, isChainable: false)
    }
    for symbol in ["==", "!=", "<", "<=", ">", ">="] {
      table[symbol] = Infix(symbol: symbol, strength: 6, isChainable: false)
    }
    for (symbol, strength) in [(",", 1), ("or", 4), ("and", 5), ("+", 7), ("-", 7), ("*", 8), ("/", 8), ("%", 8)] {
      table[symbol] = Infix(symbol: symbol, strength: strength)
    }
    return table
  }()

  /// The operator that stands here, when it binds tighter than `strength`.
  private func infix(above strength: Int) -> Infix? {
    let found: Infix? =
      switch current.kind {
      case .symbol(let text): Self.operators[text]
      case .name("and"): Self.operators["and"]
      case .name("or"): Self.operators["or"]
      default: nil
      }
    guard let found, found.strength > strength else { return nil }
    return found
  }

  /// Operators that bind tighter than `strength`, by precedence climbing.
  mutating func operation(above strength: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    try descend()
    defer { nesting -= 1 }
    var left = try postfix()
    var closed = 0
    while let infix = infix(above: strength) {
      if infix.strength == closed { throw chained(infix) }
      left = try continued(left, infix)
      closed = infix.isChainable ? 0 : infix.strength
    }
    return left
  }

  private mutating func continued(_ left: SyntaxTree.ID, _ infix: Infix) throws(SyntaxFailure) -> SyntaxTree.ID {
    let token = position
    advance()
    let right = try operation(above: infix.isRight ? infix.strength - 1 : infix.strength)
    return try combine(infix.symbol, left, right, at: token)
  }

  private func chained(_ infix: Infix) -> SyntaxFailure {
    error(
      .syntax, "\"\(infix.symbol)\" cannot be chained.", at: position, hint: "put one of the two in parentheses")
  }

  private mutating func combine(
    _ symbol: String, _ left: SyntaxTree.ID, _ right: SyntaxTree.ID, at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
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
    _ symbol: String, _ left: SyntaxTree.ID, _ right: SyntaxTree.ID, at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
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
