/// The members of a record as the sentence says them: "with name Ada and age 36", "set status to shipped", "where id is 9",
/// "the name and the total".
enum RecordValues {
  private static let filters: Set<String> = ["where", "filter", "lookup"]
  private static let joints: Set<String> = ["to", "is", "as", "of", "equals", "at"]
  private static let ends: Set<String> = [
    "into", "in", "to", "on", "where", "for", "from", "when", "whose", "if", "via", "using",
  ]

  static func read(
    _ parameter: ToolkitParameter, _ reader: ArgumentReader, _ used: Set<Int>
  ) -> ArgumentReader.Value? {
    let tokens = reader.tokens
    if parameter.type == "object" {
      if filters.contains(parameter.name) { return filter(tokens).map { (.object($0), []) } }
      return values(tokens, reader).map { (.object($0), []) }
    }
    guard parameter.isRequired, ArgumentNames.texts.contains(parameter.name), parameter.type == "string",
      let fields = said(tokens, reader), !fields.isEmpty
    else { return nil }
    return (.fields(fields), [])
  }

  // MARK: - Which record

  /// "where id is 9", "with the email x@example.com", "for order 55", "row 77"
  private static func filter(_ tokens: [Token]) -> [FieldAssignment]? {
    for place in tokens.indices.prefix(80) {
      let word = tokens.word(place)
      if ["where", "whose"].contains(word),
        let found = equalities(ConditionReader().read(tokens.part(place + 1, place + 24)))
      {
        return found
      }
      if ["with", "whose", "where", "by", "has", "having"].contains(word),
        let pair = pair(tokens.part(place + 1, place + 8), isLoose: true)
      {
        return [pair]
      }
      if ["for", "of", "row", "record", "order", "user", "entry"].contains(word) {
        let start = word == "for" || word == "of" ? place + 2 : place + 1
        if let number = tokens.at(start)?.number, case .number? = tokens.at(start)?.kind {
          return [FieldAssignment(field: FieldPath(["id"]), value: .number(number))]
        }
      }
    }
    return nil
  }

  private static func equalities(_ condition: Condition?) -> [FieldAssignment]? {
    switch condition {
    case .compare(let field, .equals, let operand): [FieldAssignment(field: field, value: operand)]
    case .all(let parts):
      parts.reduce(into: Optional([FieldAssignment]())) { all, part in
        all = equalities(part).flatMap { found in all.map { $0 + found } }
      }
    default: nil
    }
  }

  // MARK: - What stands in it

  private static func values(_ tokens: [Token], _ reader: ArgumentReader) -> [FieldAssignment]? {
    for place in tokens.indices.prefix(80) {
      let isSetting = ["set", "change", "update", "put"].contains(tokens.word(place))
      guard isSetting || ["with", "containing", "values"].contains(tokens.word(place)) else { continue }
      let segment = segment(tokens, from: place + 1, isSetting: isSetting, reader)
      let pairs = segment.split(at: ["and"]).compactMap { pair($0, isLoose: !isSetting) }
      if !pairs.isEmpty { return pairs }
    }
    return said(tokens, reader).map { fields in
      fields.map { FieldAssignment(field: FieldPath([$0.name]), value: .field($0)) }
    }
  }

  private static func segment(_ tokens: [Token], from start: Int, isSetting: Bool, _ reader: ArgumentReader) -> [Token]
  {
    var end = start
    while let token = tokens.at(end), end - start < 40, !reader.inMention(end), !token.isMark([":", ";", "."]),
      !(ends.contains(token.word) && !(isSetting && token.word == "to"))
    {
      end += 1
    }
    return tokens.part(start, end)
  }

  /// "status to shipped", "name Ada", "id = 5"
  private static func pair(_ written: [Token], isLoose: Bool) -> FieldAssignment? {
    let tokens = written.filter {
      !Words.articles.contains($0.word) && !["field", "column", "value"].contains($0.word)
    }
    var place = 1
    var isJoined = false
    while place < 4, let token = tokens.at(place) {
      var isJoint = joints.contains(token.word) || token.isMark([":"])
      if case .comparison(let sign) = token.kind, ["=", "=="].contains(sign) { isJoint = true }
      if isJoint {
        isJoined = true
        place += 1
        break
      }
      if token.isLiteral || token.number != nil || token.text.first?.isUppercase == true { break }
      place += 1
    }
    let names = tokens.part(0, isJoined ? place - 1 : place)
    guard !names.isEmpty, names.count <= 3, names.allSatisfy(\.isWord), let value = tokens.at(place), !value.isMark,
      isJoined || isLoose && (value.isLiteral || value.number != nil || value.text.first?.isUppercase == true),
      !names.contains(where: { Words.prepositions.contains($0.word) }),
      let (operand, _) = OperandReader.read(tokens.part(place), ordering: false)
    else { return nil }
    let field = FieldPath([Words.fieldName(names)])
    if case .string(let text) = operand, ["true", "false"].contains(text) {
      return FieldAssignment(field: field, value: .bool(text == "true"))
    }
    return FieldAssignment(field: field, value: operand)
  }

  /// Members of the data that are named one after the other: "the customer's name, email and plan".
  private static let whole: Set<String> = [
    "result", "results", "summary", "data", "message", "text", "list", "output", "answer", "row", "record", "item",
    "items",
    "input", "content", "body", "file", "report", "everything", "response", "entry", "line", "table", "sheet", "same",
    "it",
    "link", "mail", "note", "rest", "them", "attachment", "subject", "document", "page", "task", "card", "ticket",
    "issue",
  ]

  static func said(_ tokens: [Token], _ reader: ArgumentReader) -> [FieldPath]? {
    let marker = tokens.firstIndex(ofAny: ["with", "including", "containing", "showing", "listing"])
    if let marker, let found = fields(segment(tokens, from: marker + 1, isSetting: false, reader), reader, atLeast: 1) {
      return found
    }
    let head = tokens.count - reader.clause.object.count
    guard head >= 0, reader.clause.verb != nil else { return nil }
    return fields(segment(tokens, from: head, isSetting: false, reader), reader, atLeast: 2)
  }

  private static func fields(_ segment: [Token], _ reader: ArgumentReader, atLeast: Int) -> [FieldPath]? {
    guard segment.count < 24, !segment.contains(where: { $0.isLiteral || $0.number != nil }) else { return nil }
    // "the customer's name": what it is of is not a part of the name.
    var words = segment
    if let of = words.firstIndex(ofAny: ["of"]), of > 0 { words = words.part(0, of) }
    let pieces = words.split(at: ["and", "plus", "both", "as", "well"])
    guard pieces.count >= atLeast, pieces.count <= 8,
      pieces.count > 1 || words.containsAny(["its", "their", "his", "her"])
    else { return nil }
    var fields: [FieldPath] = []
    for piece in pieces {
      let plain = piece.filter {
        !Words.articles.contains($0.word) && !["field", "fields", "both", "all"].contains($0.word)
      }
      guard (1...3).contains(plain.count), plain.allSatisfy(\.isWord), let last = plain.last?.word,
        !whole.contains(last),
        !plain.contains(where: { Words.empty.contains($0.word) || Verbs.determiners.contains($0.word) }),
        let field = ConditionReader(noun: reader.context.noun).field(plain)
      else { return nil }
      fields.append(field)
    }
    return fields
  }
}
