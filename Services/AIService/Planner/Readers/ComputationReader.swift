/// Reads what is to be computed from the data at hand.
enum ComputationReader {
  static func read(_ tool: ToolID, _ clause: Clause, context: ClauseContext) -> [PlannedStep] {
    guard let computation = computation(tool, clause, noun: context.noun) else { return [] }
    return [PlannedStep(kind: .compute(computation), words: clause.tokens.text)]
  }

  private static func computation(_ tool: ToolID, _ clause: Clause, noun: String?) -> Computation? {
    let object = clause.object
    switch tool {
    case .transformCount: return .count(by: byField(object))
    case .transformSum:
      return .sum(measured(object, words: ["sum", "total", "totals", "up", "of"], noun) ?? FieldPath(["amount"]))
    case .transformAverage:
      return .average(measured(object, words: ["average", "mean", "averages"], noun) ?? FieldPath(["value"]))
    case .transformExtreme: return extreme(clause, noun)
    case .transformSort:
      // Other languages sort "to" or "on" a field.
      return .sort(byField(object) ?? byField(object, behind: ["to", "on", "after"]), descending: isDescending(object))
    case .transformFirst:
      let count = object.first { $0.number != nil && NumberWords.ordinal(of: $0.word) == nil }?.number
        .flatMap { NumberWords.whole($0, 1...1_000_000) }
      guard object.containsAny(["first", "top", "last", "latest"]) || count != nil else { return nil }
      let phrase = RequestReader.objectPhrase(object)
      if count == nil, !ConditionClause.isPlural(phrase), !phrase.containsAny(["few"]) {
        return object.containsAny(["last", "latest"]) ? .lastItem : .firstItem
      }
      // "the top 3 by score" are sorted first.
      if let field = byField(object), object.containsAny(["top", "best", "highest", "largest", "lowest", "smallest"]) {
        let isUp = object.containsAny(["lowest", "smallest"])
        return .expression("sort_by(\(field.jq(from: ".")))\(isUp ? "" : " | reverse") | .[:\(count ?? 1)]")
      }
      return object.containsAny(["last"]) ? .last(count ?? 1) : .first(count ?? 1)
    case .transformGroup: return byField(object).map { .group($0) }
    case .transformUnique:
      guard
        clause.tokens.containsAny(["duplicate", "duplicates", "unique", "distinct"])
          || clause.verb == "deduplicate"
      else { return nil }
      return .unique(byField(object))
    case .transformExtract:
      return FieldList.one(object, noun: noun).map { .extract($0) }
    default: return expression(clause, noun)
    }
  }

  /// The field behind "by", "per" or "of each".
  private static func byField(_ object: [Token], behind words: Set<String> = ["by", "per"]) -> FieldPath? {
    guard let index = object.firstIndex(ofAny: words) else { return nil }
    var rest: [Token] = []
    for token in object.part(index + 1) {
      if token.isMark
        || [
          "descending", "ascending", "desc", "asc", "and", "in", "from", "to", "order", "with", "first", "highest",
          "lowest", "newest", "oldest", "largest", "each", "every",
        ].contains(token.word) && !rest.isEmpty
      {
        break
      }
      rest.append(token)
      if token.isLiteral { break }
    }
    return ConditionReader().field(rest.filter { !["their", "each", "every"].contains($0.word) })
  }

  private static func isDescending(_ object: [Token]) -> Bool {
    object.containsAny([
      "descending", "desc", "highest", "newest", "largest", "biggest", "reverse", "decreasing", "latest", "reversed",
    ])
  }

  /// "the total of price", "the average rating", "the amounts".
  private static func measured(_ object: [Token], words: Set<String>, _ noun: String?) -> FieldPath? {
    var tokens = object.filter { !words.contains($0.word) || $0.word == "of" }
    if let of = tokens.firstIndex(ofAny: ["of"]), of < tokens.count - 1,
      FieldList.read(tokens.part(0, of), noun: noun) == nil
    {
      tokens = tokens.part(of + 1)
    }
    guard let field = FieldList.one(tokens, noun: noun) else { return nil }
    return noun == field.name ? nil : field
  }

  private static func extreme(_ clause: Clause, _ noun: String?) -> Computation? {
    let small: Set<String> = ["lowest", "minimum", "min", "smallest", "cheapest", "oldest"]
    let big: Set<String> = ["highest", "maximum", "max", "largest", "newest", "biggest"]
    let object = clause.tokens
    guard let index = object.firstIndex(ofAny: small.union(big)) else { return nil }
    let implied = ["cheapest": "price", "oldest": "created_at", "newest": "created_at"]
    let word = object.word(index)
    var field = implied[word].map { FieldPath([$0]) }
    if field == nil { field = FieldList.one(object.part(index + 1), noun: noun) }
    guard let field else { return nil }
    return small.contains(word) ? .smallest(field) : .largest(field)
  }

  private static func expression(_ clause: Clause, _ noun: String?) -> Computation? {
    let object = clause.object
    for token in clause.tokens {
      if case .template(let text) = token.kind, let program = TextLiteral.program(String(text.dropFirst(2).dropLast(2)))
      {
        return .expression(program)
      }
      if case .quoted(let text) = token.kind, clause.tokens.containsAny(["jq", "expression"]),
        let program = TextLiteral.program(text)
      {
        return .expression(program)
      }
    }
    if clause.verb == "flatten" { return .flatten }
    let plain = object.filter { !["names", "convert"].contains($0.word) || $0.word == "names" }
    let field = FieldList.one(RequestReader.objectPhrase(plain), noun: noun)
    if object.containsAny(["uppercase", "upper"]) { return field.map { .upperCase($0) } }
    if object.containsAny(["lowercase", "lower"]) { return field.map { .lowerCase($0) } }
    if let verb = clause.verb, verb == "multiply" || verb == "divide", let by = object.firstIndex(ofAny: ["by"]),
      let amount = object.at(by + 1)?.number, amount != 0,
      // "get the prices, multiply each price by 2": the field is called like what holds it.
      let field = FieldList.one(object.part(0, by), noun: noun) ?? FieldList.one(object.part(0, by), noun: nil)
    {
      return verb == "multiply" ? .multiply(field, by: amount) : .divide(field, by: amount)
    }
    return nil
  }
}
