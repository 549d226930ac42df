import WorkflowModels

extension Parser {
  mutating func named(at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    if take(keyword: "if") { return try conditional(at: token) }
    if take(keyword: "try") { return try attempt(at: token) }
    if take(keyword: "reduce") { return try folding(isForeach: false, at: token) }
    if take(keyword: "foreach") { return try folding(isForeach: true, at: token) }
    guard peekKind(1) == .symbol("(") else { return try word(at: token) }
    return try calling(at: token)
  }

  private mutating func attempt(at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    try descend()
    defer { nesting -= 1 }
    let body = try postfixTerm()
    let handler: SyntaxTree.ID? = take(keyword: "catch") ? try postfixTerm() : nil
    return try add(.tryCatch(body, handler: handler), at: token)
  }

  private static let keywords: Set<String> = [
    "def", "then", "else", "elif", "end", "as", "and", "or", "catch", "import", "include", "__loc__",
  ]

  private mutating func calling(at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    guard case .name(let name) = current.kind, !Self.keywords.contains(name) else {
      throw unexpected("where a value is due")
    }
    advance()
    return try call(name, try argumentList(), at: token)
  }

  /// A name without arguments.
  private mutating func word(at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    if isNext(keyword: "import") || isNext(keyword: "include") {
      throw error(.syntax, "Modules are left out.", at: token, hint: "define what you need with def")
    }
    guard case .name(let name) = current.kind, !Self.keywords.contains(name) else {
      throw unexpected("where a value is due")
    }
    advance()
    switch name {
    case "label": throw error(.syntax, "A label is written label $name | …", at: token)
    case "break": return try leaving(at: token)
    case "null", "true", "false":
      return try add(.literal(name == "null" ? .null : .bool(name == "true")), at: token)
    default: return try call(name, [], at: token)
    }
  }

  private mutating func leaving(at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    guard case .variable(let label) = current.kind else { throw unexpected("after break", missing: "$label") }
    advance()
    guard let found = bindings.last(where: { $0.name == label && $0.kind.isLabel }) else {
      throw error(.unknownName, "There is no label $\(label) here.", at: token)
    }
    return try add(.leave(hops(to: found)), at: token)
  }

  private mutating func argumentList() throws(SyntaxFailure) -> [SyntaxTree.ID] {
    guard take("(") else { return [] }
    var arguments = [try pipe()]
    while take(";") { arguments.append(try pipe()) }
    try expect(")", "after a function's arguments")
    return arguments
  }

  private mutating func conditional(at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    var branches: [(condition: SyntaxTree.ID, then: SyntaxTree.ID)] = []
    repeat {
      let condition = try pipe()
      try expect(keyword: "then", "after a condition")
      branches.append((condition, try pipe()))
    } while take(keyword: "elif")
    var otherwise: SyntaxTree.ID? = take(keyword: "else") ? try pipe() : nil
    try expect(keyword: "end", "in an if")
    for branch in branches.reversed() {
      otherwise = try add(.ifElse(branch.condition, then: branch.then, otherwise: otherwise), at: token)
    }
    guard let result = otherwise else { throw unexpected("in an if") }
    return result
  }

  mutating func variable(_ name: String, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    if let found = bindings.last(where: { $0.name == name && $0.kind.isVariable }) {
      return try add(.variable(hops(to: found)), at: token)
    }
    if name == "__loc__" {
      let line = ExpressionError(.syntax, "", source: source, offset: error(.syntax, "", at: token).error.offset).line
      return try add(.literal(.object(["file": "<top-level>", "line": .int(line)])), at: token)
    }
    if let global = SyntaxTree.Global(rawValue: name) { return try add(.global(global), at: token) }
    var hint: String?
    if name == "ENV" || name == "env" || name == "secrets" || name == "credentials" {
      hint = "secrets are reachable only through a node's credential"
    } else {
      let known = SyntaxTree.Global.allCases.map(\.rawValue) + bindings.filter { $0.kind.isVariable }.map(\.name)
      let nearest = Spelling.nearest(to: name, among: known)
      hint = nearest.map { "did you mean $\($0)?" } ?? "there are \(known.map { "$\($0)" }.joined(separator: ", "))"
    }
    throw error(.unknownName, "There is no variable $\(name).", at: token, hint: hint)
  }

  mutating func call(
    _ name: String, _ arguments: [SyntaxTree.ID], at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    for binding in bindings.reversed() where binding.name == name {
      switch binding.kind {
      case .parameter where arguments.isEmpty:
        return try add(.parameter(hops(to: binding)), at: token)
      case .function(let place) where tree.functions[place].parameters.count == arguments.count:
        return try add(
          .call(function: place, arguments: arguments, hops: level - tree.functions[place].level), at: token)
      default: continue
      }
    }
    if let special = try specialForm(name, arguments, at: token) { return special }
    let isHidden = name.hasPrefix("_") && !isPrelude
    if !isHidden, let native = Native(rawValue: "\(name)/\(arguments.count)") {
      return try add(.native(native, arguments), at: token)
    }
    if let reason = Self.leftOut[name] {
      throw error(.unknownName, "The function \(name) is left out: \(reason).", at: token, hint: Self.leftOutHint)
    }
    throw unknownFunction(name, arguments.count, at: token)
  }

  /// What jq has and an expression may not have.
  private static let leftOut: [String: String] = {
    var table = ["env": "an expression does not see the environment"]
    for name in ["input", "inputs", "input_line_number", "input_filename"] { table[name] = "there is only one input" }
    for name in ["debug", "stderr"] { table[name] = "an expression writes nothing but its results" }
    for name in ["halt", "halt_error"] { table[name] = "an expression cannot end the process" }
    for name in ["modulemeta", "get_search_list", "get_prog_origin", "get_jq_origin", "exec"] {
      table[name] = "there are no modules"
    }
    return table
  }()

  private static let leftOutHint = "the input is ., what else can be read is in $trigger, $nodes, $vars and $execution"

  private mutating func specialForm(
    _ name: String, _ arguments: [SyntaxTree.ID], at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID? {
    switch (name, arguments.count) {
    case ("path", 1): return try add(.path(arguments[0]), at: token)
    default: return nil
    }
  }

  private func unknownFunction(_ name: String, _ count: Int, at token: Int) -> SyntaxFailure {
    var arities: [String: Set<Int>] = [:]
    for native in Native.allCases where !native.name.hasPrefix("_") {
      arities[native.name, default: []].insert(native.arity)
    }
    for binding in bindings {
      if case .function(let place) = binding.kind, !binding.name.hasPrefix("_") {
        arities[binding.name, default: []].insert(tree.functions[place].parameters.count)
      }
    }
    if let possible = arities[name] {
      let counts = possible.sorted().map { $0 == 0 ? "none" : String($0) }.joined(separator: " or ")
      return error(
        .unknownName,
        "The function \(name) is called with \(count == 0 ? "no" : String(count)) arguments; it takes \(counts).",
        at: token, hint: "arguments stand in parentheses and are separated by semicolons")
    }
    return error(
      .unknownName, "There is no function \(name).", at: token,
      hint: hyphenHint(name, at: token)
        ?? Spelling.nearest(to: name, among: Array(arities.keys)).map { "did you mean \($0)?" })
  }

  /// `$nodes.fetch-tickets` reads as a subtraction. Whoever wrote it means a node.
  private func hyphenHint(_ name: String, at token: Int) -> String? {
    let place = token
    guard place >= 2, place < tokens.count, tokens[place - 1].kind == .symbol("-"),
      tokens[place - 1].end == tokens[place].start,
      case .field(let field) = tokens[place - 2].kind, tokens[place - 2].end == tokens[place - 1].start
    else { return nil }
    let base = place >= 3 && tokens[place - 3].kind == .variable("nodes") ? "$nodes" : "."
    return "write \(base)[\"\(field)-\(name)\"]"
  }
}

extension Parser.Binding.Kind {
  var isVariable: Bool { if case .variable = self { true } else { false } }
  var isLabel: Bool { if case .label = self { true } else { false } }
}

/// Finds the name somebody may have meant.
enum Spelling {
  static func nearest(to name: String, among names: [String]) -> String? {
    guard name.utf8.count <= 40 else { return nil }
    let limit = max(1, name.count / 3)
    let candidates = names.map {
      (name: $0, distance: distance(Array(name.lowercased().utf8), Array($0.lowercased().utf8)))
    }
    let best = candidates.filter { $0.distance <= limit }.min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return best?.name
  }

  /// How many letters must be changed, put in or taken out.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard abs(left.count - right.count) <= 8 else { return 100 }
    var row = Array(0...right.count)
    for (place, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for (column, other) in right.enumerated() {
        let change = diagonal + (byte == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[right.count]
  }
}
