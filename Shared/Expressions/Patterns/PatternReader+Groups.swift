extension PatternReader {
  /// What begins with `(`: a group, something looked for around, options or a comment.
  mutating func group(depth: Int) throws(ExpressionError) -> PatternNode? {
    if !take("?") { return try captured(name: nil, depth: depth) }
    if take("#") {
      guard text(upTo: ")") != nil else { throw error("A comment (?# is not closed by a `)`.") }
      return nil
    }
    if take(":") { return try closed(depth: depth) }
    if take(">") { return .atomic(try closed(depth: depth)) }
    if take("=") { return .look(try closed(depth: depth), isAhead: true, isNegated: false) }
    if take("!") { return .look(try closed(depth: depth), isAhead: true, isNegated: true) }
    if take("<=") { return .look(try closed(depth: depth), isAhead: false, isNegated: false) }
    if take("<!") { return .look(try closed(depth: depth), isAhead: false, isNegated: true) }
    if take("<") || take("P<") { return try named(endingWith: ">", depth: depth) }
    if take("'") { return try named(endingWith: "'", depth: depth) }
    if next == "(" || next == "~" { throw error("Conditions (?(…)…) and absence (?~…) are not known here.") }
    return try changedOptions(depth: depth)
  }

  private mutating func closed(depth: Int) throws(ExpressionError) -> PatternNode {
    let node = try alternatives(depth: depth + 1)
    guard take(")") else { throw error("There is a `(` without its `)`.") }
    return node
  }

  private mutating func captured(name: String?, depth: Int) throws(ExpressionError) -> PatternNode {
    guard groups < 500 else { throw error("It has too many groups.") }
    groups += 1
    let number = groups
    groupNames.append(name)
    if let name { names[name, default: []].append(number) }
    return .group(try closed(depth: depth), number: number)
  }

  private mutating func named(endingWith end: Unicode.Scalar, depth: Int) throws(ExpressionError) -> PatternNode {
    let start = place
    guard let name = text(upTo: end), let first = name.unicodeScalars.first, ScalarSet.word.contains(first.value),
      !("0"..."9").contains(first), name.unicodeScalars.allSatisfy({ ScalarSet.word.contains($0.value) })
    else { throw error("A group's name is made of letters, digits and underscores.", at: start) }
    return try captured(name: name, depth: depth)
  }

  /// `(?i)` up to the end of the group around it, `(?i:…)` for the group itself.
  private mutating func changedOptions(depth: Int) throws(ExpressionError) -> PatternNode? {
    var changed = options
    var isOn = true
    while let letter = next {
      place += 1
      switch letter {
      case "-": isOn = false
      case "i": changed.foldsCase = isOn
      case "m": changed.hasLines = isOn
      case "s": changed.dotIsAll = isOn
      case "x": changed.isExtended = isOn
      case ":":
        let outer = options
        options = changed
        let node = try closed(depth: depth)
        options = outer
        return node
      case ")":
        options = changed
        // Alternatives that follow belong to what the options hold for: `a(?i)b|c` is `a(?i:b|c)`.
        return try alternativesWithinGroup(depth: depth)
      default: throw error("(?\(letter) is not known: options are i, m, s and x.", at: place - 1)
      }
    }
    throw error("There is a `(` without its `)`.")
  }

  private mutating func alternativesWithinGroup(depth: Int) throws(ExpressionError) -> PatternNode {
    try alternatives(depth: depth + 1)
  }
}
