/// Reads "set status to "done" and owner to ops", "mark it as urgent", "add a field source with value web".
enum Assignments {
  private static let joints: Set<String> = ["to", "as", "with", "equal", "equals", "is"]

  static func read(_ object: [Token], verb: String) -> [FieldAssignment] {
    if case .json? = object.first?.kind { return [] }
    var assignments: [FieldAssignment] = []
    for piece in pieces(object) {
      guard let assignment = one(piece, verb: verb) else { continue }
      if let index = assignments.firstIndex(where: { $0.field == assignment.field }) {
        assignments[index] = assignment
      } else {
        assignments.append(assignment)
      }
    }
    return assignments
  }

  /// Cut at "and" and commas, but a piece without a value belongs to the one before ("to "a" and "b"").
  private static func pieces(_ tokens: [Token]) -> [[Token]] {
    tokens.split(at: ["and", "plus"])
  }

  private static func one(_ piece: [Token], verb: String) -> FieldAssignment? {
    let tokens = piece.trimmed(["set", "also", "the", "a", "an", "then", "change", "add"])
    if ["mark", "tag", "label", "flag", "approve", "reject"].contains(verb) { return marked(tokens, verb: verb) }
    guard let cut = joint(tokens) else { return withoutJoint(tokens, verb: verb) }
    var names = tokens.part(0, cut.at).filter {
      !["field", "called", "named", "value", "new", "property"].contains($0.word)
    }
    names = names.filter { !Words.articles.contains($0.word) }
    if verb == "assign", cut.word == "to" {
      guard let (value, _) = OperandReader.read(tokens.part(cut.end), ordering: false) else { return nil }
      return FieldAssignment(field: FieldPath(["assignee"]), value: value)
    }
    guard let field = ConditionReader().field(names), let (value, _) = value(tokens.part(cut.end)) else { return nil }
    return FieldAssignment(field: field, value: value)
  }

  private static func value(_ tokens: [Token]) -> (operand: Condition.Operand, length: Int)? {
    guard let (operand, length) = OperandReader.read(tokens, ordering: false) else { return nil }
    if case .string(let text) = operand {
      switch text.lowercased() {
      case "true": return (.bool(true), length)
      case "false": return (.bool(false), length)
      case "null", "nothing": return (.null, length)
      default: break
      }
    }
    return (operand, length)
  }

  private static func joint(_ tokens: [Token]) -> (at: Int, end: Int, word: String)? {
    for (index, token) in tokens.enumerated() where index > 0 {
      if case .comparison(let sign) = token.kind, sign == "=" || sign == "==" || sign == "->" || sign == "=>" {
        return (index, index + 1, sign)
      }
      if token.isMark([":"]) { return (index, index + 1, ":") }
      guard joints.contains(token.word) else { continue }
      var end = index + 1
      if token.word == "equal", tokens.word(end) == "to" { end += 1 }
      if tokens.word(end) == "the", tokens.word(end + 1) == "value" { end += 1 }
      if tokens.word(end) == "value" { end += 1 }
      if token.word == "with", end == index + 1 { continue }
      return (index, end, token.word)
    }
    return nil
  }

  /// "add source "web"", "assign priority high".
  private static func withoutJoint(_ tokens: [Token], verb: String) -> FieldAssignment? {
    let words = tokens.filter { !["field", "called", "named", "value", "new", "property"].contains($0.word) }
    guard words.count >= 2, words.count <= 4, let last = words.last, ["set", "assign", "add"].contains(verb) else {
      return nil
    }
    guard last.isLiteral || last.number != nil || verb != "add" else { return nil }
    guard let field = ConditionReader().field(words.part(0, words.count - 1)), let (value, _) = value([last]) else {
      return nil
    }
    return FieldAssignment(field: field, value: value)
  }

  private static func marked(_ tokens: [Token], verb: String) -> FieldAssignment? {
    if verb == "approve" || verb == "reject" {
      return FieldAssignment(field: FieldPath(["status"]), value: .string(verb == "approve" ? "approved" : "rejected"))
    }
    var index = 0
    while let token = tokens.at(index), !["as", "with"].contains(token.word), !token.isLiteral { index += 1 }
    if index >= tokens.count { index = Swift.max(0, tokens.count - 1) }
    let rest = tokens.part(index).trimmed(["as", "with", "a", "an", "the"])
    guard let (value, _) = OperandReader.read(rest, ordering: false) else { return nil }
    if verb == "mark", case .compare(let field, .equals, let operand)? = Adjectives.read(rest, at: 0)?.condition {
      return FieldAssignment(field: field, value: operand)
    }
    return FieldAssignment(field: FieldPath([verb == "mark" ? "status" : verb]), value: value)
  }
}
