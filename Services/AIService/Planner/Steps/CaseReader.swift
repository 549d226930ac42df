/// Reads what is done with whom, said without "if": "gold ones get a call, silver ones an email, the others nothing",
/// "'refund' → #refunds, 'delivery' → #logistics, other → #desk", "those over 100 go to #big, the rest to #small".
///
/// Cases that are told apart by the values of one member become a switch, all others decisions one in the other.
enum CaseReader {
  /// One case: whom it is about, and what is done then.
  struct Piece {
    let head: CaseHead
    let action: [Token]
  }

  private static let leads: [[String]] = [
    ["depending", "on"], ["based", "on"], ["according", "to"], ["look", "at"], ["looking", "at"], ["go", "by"],
    ["going", "by"], ["sorted", "by"], ["routed", "by"], ["divided", "by"], ["split", "by"], ["route", "by"],
    ["distributed", "by"], ["handled", "by"], ["separated", "by"], ["separate", "by"], ["sort", "by"], ["by"],
    ["dependent", "on"], ["check"], ["depending", "upon"], ["checking"], ["switch", "on"], ["switch", "by"],
    ["branch", "on"], ["in", "accordance", "with"],
  ]
  /// More is no list of cases, and each is looked at once.
  private static let longest = 160

  static func read(_ tokens: [Token], depth: Int, parser: inout StatementParser) -> [PlannedStep]? {
    guard tokens.count <= longest, tokens.count > 4, parser.spend(tokens.count) else { return nil }
    let lead = lead(tokens)
    let body = lead.map { tokens.part($0.end) } ?? tokens
    let field = lead?.field ?? parser.context.field
    let isIf = DecisionParser.begins(body)
    if let lead, let alternatives = alternatives(body, lead.field) { return build(alternatives, depth, &parser) }
    let behind = lead == nil ? headline(tokens) : nil
    let found =
      behind.flatMap { pieces(tokens.part($0), field: field, isLed: false, parser.catalog) }
      ?? pieces(body, field: field, isLed: lead != nil, parser.catalog)
    guard let pieces = found else {
      return lead == nil ? contrasted(tokens, depth, &parser) : nil
    }
    let told = pieces.filter { $0.head != .otherwise }
    // One "if" with its "otherwise" is read elsewhere; many of one member are a list of cases.
    if isIf, told.count < 3 || !isOneMember(told) && !isOneScale(told) { return nil }
    return build(pieces, depth, &parser)
  }

  /// "Incoming reviews: …": where the cases begin behind what they are cases of.
  private static func headline(_ tokens: [Token]) -> Int? {
    guard let colon = tokens.prefix(14).firstIndex(where: { $0.isMark([":"]) }), colon > 0,
      !Verbs.begins(tokens, at: 0), !tokens.part(0, colon).contains(where: { $0.isLiteral || $0.isMark })
    else { return nil }
    return colon + 1
  }

  /// "depending on the field plan: …", "look at its type: …", and where that ends.
  private static func lead(_ tokens: [Token]) -> (field: FieldPath, end: Int)? {
    for index in tokens.indices.prefix(20) {
      var length = tokens.matchLength(ofAny: leads, at: index)
      guard length > 0 else { continue }
      let isShort = length == 1
      if isShort, !["their", "its", "the"].contains(tokens.word(index + 1)) { continue }
      var end = index + length
      while let token = tokens.at(end), token.isWord || token.isLiteral, end - index - length < 7,
        !Verbs.begins(tokens, at: end), !["if", "then", "when"].contains(token.word)
      { end += 1 }
      guard tokens.at(end)?.isMark([":", ",", ";"]) == true else { continue }
      var named = tokens.part(index + length, end)
      if let of = named.firstIndex(ofAny: ["of", "in"]), of > 0 { named = named.part(0, of) }
      named = named.filter { !["field", "member", "value", "the", "whole"].contains($0.word) }
      // What stands before says no more than that they are told apart.
      guard !tokens.part(0, index).contains(where: \.isLiteral), let field = ConditionReader().field(named) else {
        continue
      }
      length = 0
      return (field, end + 1)
    }
    return nil
  }

  private static func pieces(
    _ tokens: [Token], field: FieldPath?, isLed: Bool, _ catalog: ToolkitCatalog
  ) -> [Piece]? {
    var starts: [(at: Int, head: CaseHead, action: Int)] = []
    var isStrong = isLed
    for index in tokens.indices {
      let isFirst = index == 0
      guard
        isFirst || tokens.at(index - 1)?.isMark([",", ";", ".", "?"]) == true
          || ["and", "but", "while", "whereas"].contains(tokens.word(index - 1))
          || tokens.at(index - 1)?.kind == .lineBreak
      else { continue }
      if let last = starts.last, index <= last.action { continue }
      guard let found = head(tokens, at: index, field: field, isLed: isLed, isLater: isLed || !starts.isEmpty) else {
        if isFirst { return nil }
        continue
      }
      isStrong = isStrong || found.isStrong
      starts.append((index, found.head, found.action))
    }
    // "bugs go to X, questions go to Y, everything else to Z": nothing but cases is said so.
    if !isStrong, starts.count > 1,
      starts.allSatisfy({ start in
        start.head == .otherwise || CaseAction.isGoing(tokens, at: start.action)
      })
    {
      isStrong = true
    }
    guard starts.count > 1, isStrong, starts.contains(where: { $0.head != .otherwise }) else { return nil }
    var pieces: [Piece] = []
    var before: [Token]?
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1].at : tokens.count
      let action = CaseAction.clause(tokens.part(start.action, end), after: before, catalog: catalog)
      if !action.isEmpty { before = action }
      pieces.append(Piece(head: start.head, action: action))
    }
    return pieces
  }

  /// Whom a case is about that begins here, where what is done begins, and whether that can be nothing else.
  private static func head(
    _ tokens: [Token], at start: Int, field: FieldPath?, isLed: Bool, isLater: Bool
  ) -> (head: CaseHead, action: Int, isStrong: Bool)? {
    let rest = CaseHead.otherwiseLength(tokens, at: start)
    if rest > 0, isLater {
      var action = start + rest
      while tokens.at(action)?.isMark([":", ","]) == true || tokens.word(action) == "then" { action += 1 }
      return (.otherwise, action, false)
    }
    for index in (start + 1)..<min(start + 11, tokens.count + 1) {
      if tokens.at(index - 1)?.isMark([",", ";", "."]) == true { return nil }
      // "with a total above 300, tell Ann"
      let isClosed =
        tokens.at(index)?.isMark([","]) == true && ["with", "for", "at"].contains(tokens.word(start))
        && Verbs.begins(tokens, at: index + 1) && tokens.part(start, index).contains { $0.number != nil }
      guard let joint = isClosed ? 1 : CaseAction.joint(tokens, at: index, isLater: isLater) else { continue }
      var words = tokens.part(start, index)
      // "tickets with priority high": what they are tells nothing.
      if words.count > 2, Words.isPlural(words.word(0)),
        ["with", "without", "from", "over", "above", "below", "under", "whose", "having"].contains(words.word(1))
      {
        words = words.part(1)
      }
      let isMarked = joint == 1
      // "premium customers get …" beside "basic ones get …"
      let isKind = words.count == 2 && Words.isPlural(words.word(1)) && !Verbs.begins(words, at: 0)
      guard
        let head = CaseHead.read(
          words, field: isLed ? field : nil,
          isBare: isMarked || isKind
            || words.count == 1 && Words.isPlural(words.word(0)) && CaseAction.isGoing(tokens, at: index))
      else { return nil }
      let isStrong =
        isMarked || words.containsAny(["ones", "those"])
        || words.contains(where: { if case .quoted = $0.kind { true } else { $0.number != nil && $0.word != "one" } })
        || ["with", "without", "from"].contains(words.word(0))
      let isBareKind = words.count == 1 && Words.isPlural(words.word(0)) && CaseAction.isGoing(tokens, at: index)
      guard isStrong || isLed || isKind || isBareKind else { return nil }
      if case .condition(let condition) = head, let field,
        case .compare(let path, let comparison, let operand) = condition,
        path == FieldPath(["amount"]), !words.containsAny(["amount"])
      {
        return (.condition(.compare(field, comparison, operand)), index + joint, true)
      }
      return (head, index + joint, isStrong)
    }
    return nil
  }
}
