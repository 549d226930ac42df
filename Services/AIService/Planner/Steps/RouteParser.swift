/// Reads "route by priority: high to URL, low to URL2, otherwise …" into a switch.
enum RouteParser {
  private static let openings: [[String]] = [
    ["route", "by"], ["route", "them", "by"], ["route", "it", "by"], ["depending", "on"], ["based", "on"],
    ["switch", "on"], ["switch", "by"], ["split", "by"], ["branch", "by"], ["branch", "on"], ["distribute", "by"],
    ["distribute", "them", "by"], ["according", "to"], ["split", "them", "by"], ["route", "based", "on"],
    ["route", "them", "based", "on"], ["route", "it", "based", "on"], ["route", "depending", "on"],
  ]

  static func begins(_ tokens: [Token]) -> Bool {
    tokens.matchLength(ofAny: openings, at: 0) > 0
      || (tokens.word(0) == "route" && tokens.part(1, 6).words.contains("by"))
  }

  static func read(_ tokens: [Token], depth: Int, parser: inout StatementParser) -> PlannedStep? {
    var start = 0
    var opening = tokens.matchLength(ofAny: openings, at: 0)
    if opening == 0, tokens.word(0) == "route" {
      // "route the tickets by priority: …"
      for index in 1..<6 where ["by"].contains(tokens.word(index)) {
        start = index
        opening = 1
        break
      }
    }
    guard opening > 0 else { return nil }
    var end = start + opening
    while let token = tokens.at(end), token.isWord || token.isLiteral, end - start - opening < 6,
      !Verbs.begins(tokens, at: end)
    {
      end += 1
    }
    let subject = tokens.part(start + opening, end)
    let reader = ConditionReader(noun: parser.context.noun)
    guard let field = reader.field(subject) else { return nil }
    let (branches, otherwiseTokens) = DecisionParser.splitOtherwise(tokens.part(end))
    var cases: [RouteCase] = []
    for piece in branches.split(at: [], marks: [",", ";"]) {
      guard cases.count < 20, let branch = branch(piece, depth: depth, parser: &parser) else { continue }
      if !cases.contains(where: { $0.name == branch.name }) { cases.append(branch) }
    }
    let otherwise = otherwiseTokens.map { parser.statement(DecisionParser.completed($0), depth: depth + 1) } ?? []
    guard !cases.isEmpty else { return nil }
    let kind = PlannedStep.Kind.route(field, cases: cases, otherwise: otherwise)
    return PlannedStep(kind: kind, words: tokens.part(0, end).text, tool: .switchRoute, score: 1)
  }

  /// "high to https://…", "if high post it to …", "low: wait 10 seconds", "high → …".
  private static func branch(_ piece: [Token], depth: Int, parser: inout StatementParser) -> RouteCase? {
    let tokens = piece.trimmed(["and", "if", "when", "for", "it", "is", "the", "ones", "or", "in", "case"])
    guard !tokens.isEmpty else { return nil }
    var cut = 1
    while let token = tokens.at(cut), token.isWord, !Verbs.begins(tokens, at: cut), cut < 4,
      !["to", "go", "goes", "then", "tickets", "ones", "items"].contains(token.word)
    {
      cut += 1
    }
    guard let (value, _) = OperandReader.read(tokens.part(0, cut), ordering: false) else { return nil }
    var rest = tokens.part(cut).trimmed(["then", "ones", "tickets", "items", "go", "goes", "orders", "gets"])
    if case .comparison? = rest.first?.kind { rest = rest.part(1) }
    if let first = rest.first, case .url = first.kind { rest = Tokenizer.tokens(of: "post it to") + rest }
    if rest.word(0) == "to" { rest = Tokenizer.tokens(of: "post it") + rest }
    let steps = parser.statement(rest, depth: depth + 1)
    guard !steps.isEmpty, let name = value.caseName else { return nil }
    return RouteCase(name: Words.slug(name), value: value, steps: steps)
  }
}
