/// Turns the prompt's sentences into steps: sentences into clauses, "if … otherwise …" into branches, every clause
/// into what it asks for. Recursion follows the nesting of conditions and is bounded.
struct StatementParser {
  private(set) var notes: PlanNotes
  var context: ClauseContext
  private let reader: ClauseReader
  private var budget: Int
  private static let maximumDepth = 12
  /// Tokens that may still be looked at: a sentence that opens a condition at every third word would be read again for
  /// each of them.
  private var effort = 12_000

  init(context: ClauseContext, reader: ClauseReader, maximumSteps: Int = 150) {
    self.context = context
    self.reader = reader
    self.notes = PlanNotes()
    self.budget = maximumSteps
  }

  var catalog: ToolkitCatalog { reader.catalog }

  mutating func parse(_ tokens: [Token]) -> [PlannedStep] {
    var steps: [PlannedStep] = []
    var gates: [(Condition, Int)] = []
    let sentences = CaseSentences.joined(Sentences.split(tokens))
    for (number, sentence) in sentences.enumerated() {
      if number + 1 < sentences.count, let condition = Gate.read(sentence, &self) {
        gates.append((condition, steps.count))
        continue
      }
      if number + 1 < sentences.count, let field = Self.looked(at: sentence, catalog: catalog) {
        context.field = field
        continue
      }
      let said = Together.plain(
        ItemPhrase.turns(
          Agreement.plain(Inversion.plain(Delays.plain(Sorting.plain(Question.plain(sentence)))))))
      if Background.isIdle(sentence) { continue }
      guard budget > 0 else {
        notes.tooLong = true
        break
      }
      if let all = continued(said, steps) {
        steps = all
        continue
      }
      let clean = OrderOfSteps.plain(said).trimmed(Connectors.leading)
      guard !clean.isEmpty else { continue }
      if let (most, range) = LoopReader.most(in: clean), range.count == clean.count,
        case .until(let condition, nil, let inner)? = steps.last?.kind
      {
        // "… . Stop after 20 rounds."
        steps[steps.count - 1].kind = .until(condition, most: most, inner)
      } else if let pause = LoopReader.pause(clean), case .until(let condition, let most, let inner)? = steps.last?.kind
      {
        // "…; wait 15 seconds between tries"
        steps[steps.count - 1].kind = .until(condition, most: most, inner + [pause])
      } else if let rest = Connectors.afterOtherwise(clean) ?? afterRest(clean, steps) {
        attach(otherwise: statement(DecisionParser.completed(rest), depth: 1), to: &steps)
      } else {
        steps += statement(clean, depth: 0)
      }
    }
    // A check that nothing hangs on asks for nothing more than what it looks at.
    if steps.count > 1, steps.last?.isPending == true { steps.removeLast() }
    for (condition, place) in gates.reversed() where place < steps.count {
      let kind = PlannedStep.Kind.decide(condition, then: Array(steps[place...]), otherwise: [])
      steps = steps.prefix(place) + [PlannedStep(kind: kind, words: condition.words, tool: .ifElse, score: 1)]
    }
    return StepMerging.joined(steps)
  }

  /// "The older ones are …" behind a decision.
  private func afterRest(_ tokens: [Token], _ steps: [PlannedStep]) -> [Token]? {
    let length = CaseHead.otherwiseLength(tokens, at: 0)
    guard length > 1, let last = steps.last else { return nil }
    switch last.kind {
    case .decide, .route: return tokens.part(length).trimmed(["then", "and", "just"])
    default: return nil
    }
  }

  /// A sentence that begins with "otherwise" belongs to the decision before it.
  private func attach(otherwise branch: [PlannedStep], to steps: inout [PlannedStep]) {
    guard !branch.isEmpty else { return }
    guard let last = steps.popLast() else {
      steps = branch
      return
    }
    var joined = last
    switch last.kind {
    case .decide(let condition, let then, var otherwise):
      attachInner(branch, to: &otherwise)
      joined.kind = .decide(condition, then: then, otherwise: otherwise)
      steps.append(joined)
    case .route(let field, let cases, let otherwise):
      joined.kind = .route(field, cases: cases, otherwise: otherwise + branch)
      steps.append(joined)
    default:
      steps.append(last)
      steps = PlannedStep.waitsForConsent(steps) ? PlannedStep.answered(steps, yes: [], no: branch) : steps + branch
    }
  }

  private func attachInner(_ branch: [PlannedStep], to otherwise: inout [PlannedStep]) {
    if let last = otherwise.last, case .decide(let condition, let then, var inner) = last.kind {
      attachInner(branch, to: &inner)
      var joined = last
      joined.kind = .decide(condition, then: then, otherwise: inner)
      otherwise[otherwise.count - 1] = joined
    } else {
      otherwise += branch
    }
  }

  /// Whether there is room to look at so many tokens more.
  mutating func spend(_ count: Int) -> Bool {
    effort -= count
    return effort > 0
  }

  mutating func statement(_ tokens: [Token], depth: Int) -> [PlannedStep] {
    guard budget > 0, depth <= Self.maximumDepth, spend(tokens.count) else {
      notes.tooLong = true
      return []
    }
    var clean = tokens.trimmed(Connectors.leading)
    guard !clean.isEmpty else { return [] }
    if let steps = shaped(clean, depth: depth) { return steps }
    if let cases = LabelRouteParser.read(clean, depth: depth, parser: &self) {
      return [
        PlannedStep(
          kind: .route(FieldPath(["label"]), cases: cases, otherwise: []), words: clean.text, tool: .switchRoute,
          score: 1)
      ]
    }
    if let loop = LoopReader.read(clean, depth: depth, parser: &self) { return loop }
    if let cases = CaseReader.read(clean, depth: depth, parser: &self) { return cases }
    if let route = RouteParser.read(clean, depth: depth, parser: &self) { return [route] }
    if let chain = ConditionChain.read(clean, depth: depth, parser: &self) { return chain }
    if let decision = DecisionParser.read(clean, depth: depth, parser: &self) { return decision }
    if let steps = headed(clean, depth: depth) { return steps }
    if EachReader.read(clean) == nil, let each = EachPhrase.plain(clean, catalog: catalog, context: context) {
      clean = each
    }
    clean = EachReader.subject(clean) ?? clean
    if let (noun, source, all) = EachReader.read(clean) {
      let (body, behind) = Self.afterLoop(all)
      let rest = Self.asItem(body, noun)
      if let behind {
        return statement(clean.part(0, clean.count - all.count) + rest, depth: depth + 1)
          + statement(behind, depth: depth + 1)
      }
      let outer = (context.noun, context.isInLoop)
      let front = clean.part(0, clean.count - rest.count)
      let bring = reader.bring(front, context: &context)
      note(bring)
      (context.noun, context.isInLoop) = (noun, true)
      // "for each job whose state is failed …, otherwise …": each is looked at.
      let (first, other) = DecisionParser.begins(rest) ? (rest, nil) : DecisionParser.splitOtherwise(rest)
      let decided = other.flatMap { other in
        ConditionClause.find(in: front.part(1), noun: noun).map { ($0.condition, other) }
      }
      var inner = statement(decided == nil ? rest : first, depth: depth + 1)
      if let decided {
        let otherwise =
          Connectors.saysNothing(decided.1) ? [] : statement(DecisionParser.completed(decided.1), depth: depth + 1)
        let kind = PlannedStep.Kind.decide(decided.0, then: inner, otherwise: otherwise)
        inner = [PlannedStep(kind: kind, words: front.part(0, 12).text, tool: .ifElse, score: 1)]
      }
      (context.noun, context.isInLoop) = (outer.0 ?? noun, outer.1)
      let each = PlannedStep(kind: .each(noun: noun, inner), words: clean.text)
      let head = clean.part(0, min(40, max(0, clean.count - rest.count)))
      let demand = decided == nil ? demand(in: head, noun).map { [$0] } ?? [] : []
      if let given = GivenReader.member(in: clean.part(0, clean.count - rest.count)) {
        return [PlannedStep(kind: .given(given), words: head.text)] + demand + [each]
      }
      if let bring {
        return [bring] + demand + [each]
      }
      guard let source else { return demand + [each] }
      let fetch = RequestPlan(method: "GET", urls: [source], noun: noun, isList: true)
      return [PlannedStep(kind: .request(fetch), words: clean.text, tool: .httpGet, score: 1)] + demand + [each]
    }
    var steps: [PlannedStep] = []
    let clauses = Clauses.split(clean).flatMap { SeveralPlaces.split($0, catalog: catalog) }
    for (number, clause) in clauses.enumerated() {
      guard budget > 0 else {
        notes.tooLong = true
        break
      }
      if let those = ItemPhrase.those(clause), context.hasData, !context.isInLoop, depth < Self.maximumDepth {
        let rest = clauses.dropFirst(number + 1).reduce(those) { $0 + [Token(.mark(","), text: ",", glued: true)] + $1 }
        steps += statement(rest, depth: depth + 1)
        break
      }
      if context.hasData || context.isGivenList, !context.isInLoop, depth < Self.maximumDepth,
        let each = ItemPhrase.plain(clause)
      {
        let more = clauses.dropFirst(number + 1)
        // What follows is done to each as well, until something is done for all of them.
        let inside = more.prefix { !ItemPhrase.isOnce($0) }
        let body = inside.reduce(each) { $0 + [Token(.word, text: "then")] + $1 }
        steps += statement(body, depth: depth + 1)
        for after in more.dropFirst(inside.count) { steps += statement(after, depth: depth + 1) }
        break
      }
      if clause.count < clean.count, DecisionParser.beginsNesting(clause) {
        steps += statement(clause, depth: depth + 1)
      } else {
        steps += self.clause(clause, depth: depth)
      }
    }
    return steps
  }

  /// "look every city up" inside of "for each city" is "look it up".
  private static func asItem(_ tokens: [Token], _ noun: String) -> [Token] {
    guard let place = tokens.prefix(12).firstIndex(where: { ["every", "each"].contains($0.word) }),
      Words.singular(tokens.word(place + 1)) == noun
    else { return tokens }
    return tokens.part(0, place) + [Token(.word, text: "it")] + tokens.part(place + 2)
  }

  private static let endings: [[String]] = [
    ["when", "done"], ["once", "done"], ["when", "all", "are", "done"], ["once", "all", "are", "done"],
    ["when", "that", "is", "done"], ["at", "the", "end"], ["in", "the", "end"], ["afterwards"], ["afterward"],
    ["after", "the", "loop"], ["when", "finished"], ["once", "finished"], ["after", "all", "of", "them"],
    ["when", "everything", "is", "done"], ["once", "everything", "is", "done"], ["after", "the", "last", "one"],
    ["finally"], ["and", "finally"], ["after", "that"], ["when", "it", "is", "done"], ["once", "it", "is", "done"],
  ]

  /// What is done for each, and what is done once when all are through.
  private static func afterLoop(_ tokens: [Token]) -> (each: [Token], behind: [Token]?) {
    for index in tokens.indices.dropFirst(2) {
      let isStart = tokens.at(index - 1)?.isMark == true || ["and", "then", "but"].contains(tokens.word(index - 1))
      let through = isStart ? Completion.length(tokens, at: index) : 0
      if through > 0, index + through < tokens.count {
        return (tokens.part(0, index).trimmed(["and", "then", "but"]), tokens.part(index + through))
      }
      // "…, then post a summary"
      if tokens.word(index) == "then", Verbs.begins(tokens, at: index + 1),
        tokens.part(index + 2, index + 6).containsAny(["summary", "report", "total", "digest", "overview", "number"]),
        !tokens.part(index + 1, index + 14).containsAny(["each", "every", "it", "its", "their", "his", "her"])
      {
        return (tokens.part(0, index).trimmed(["and", "then"]), tokens.part(index + 1))
      }
      let length = tokens.matchLength(ofAny: endings, at: index)
      guard length > 0 else { continue }
      let rest = tokens.part(index + length).trimmed(["then", "and"])
      // "… and finally archive it" is still done to each.
      let isOne = rest.containsAny([
        "all", "one", "summary", "report", "results", "total", "done", "them", "everything", "finished",
      ])
      guard !rest.isEmpty, isOne || length > 1 && tokens.word(index) != "after" && tokens.word(index) != "and",
        !Words.pronouns.contains(rest.word(1)) || isOne
      else { continue }
      return (tokens.part(0, index).trimmed(["and", "then"]), rest)
    }
    return (tokens, nil)
  }

  /// "Our Airtable table Machines: per record, …": what is gone through is named in front.
  private mutating func headed(_ tokens: [Token], depth: Int) -> [PlannedStep]? {
    guard let colon = tokens.prefix(16).firstIndex(where: { $0.isMark([":"]) }), colon > 1, colon + 1 < tokens.count,
      !context.hasData, !Verbs.begins(tokens, at: 0), EachReader.read(tokens) == nil
    else { return nil }
    let rest = tokens.part(colon + 1)
    let each = EachPhrase.plain(rest, catalog: catalog, context: context) ?? rest
    let isEach = EachReader.read(each) != nil
    guard isEach || Verbs.begins(rest, at: 0) && rest.part(0, 5).containsAny(Words.pronouns) else { return nil }
    guard !catalog.mentioned(in: tokens.part(0, colon)).isEmpty, let bring = bring(tokens.part(0, colon)) else {
      return nil
    }
    context.hasData = true
    return [bring] + statement(rest, depth: depth + 1)
  }

  /// "every ticket whose priority is high": only these are gone through.
  private func demand(in head: [Token], _ noun: String) -> PlannedStep? {
    guard let marker = head.firstIndex(ofAny: ["whose", "where", "with", "that", "which"]), marker > 1,
      let found = ConditionClause.find(in: head.part(1), noun: noun)
    else { return nil }
    return PlannedStep(kind: .keep(found.condition), words: head.text, tool: .filterKeep, score: 1)
  }

  /// One clause: a step, or a step and the condition under which it is done.
  private mutating func clause(_ tokens: [Token], depth: Int) -> [PlannedStep] {
    if let each = EachReader.stripped(tokens), depth < Self.maximumDepth {
      let inner = statement(each, depth: depth + 1)
      guard !inner.isEmpty else { return [] }
      return [PlannedStep(kind: .each(noun: context.noun ?? "item", inner), words: tokens.text)]
    }
    if let decision = DecisionParser.readPostfix(tokens, depth: depth, parser: &self) { return decision }
    budget -= 1
    if !context.hasData, catalog.mentioned(in: tokens).isEmpty, let given = GivenReader.read(tokens) {
      context.noun = given.noun ?? context.noun
      context.field = given.field ?? context.field
      context.isGivenList = context.isGivenList || given.isList
      return [PlannedStep(kind: .given(given), words: tokens.text)]
    }
    let hadData = context.hasData || context.hasWebhook
    let steps = reader.read(tokens, context: &context)
    if !hadData, let many = manyAtOnce(tokens, steps) { return many }
    note(steps.last)
    if hadData, let many = ofMany(tokens, steps) { return many }
    if steps.isEmpty, !Connectors.saysNothing(tokens) { notes.notUnderstood.append(tokens.text) }
    budget -= max(0, steps.count - 1)
    return steps
  }

  /// "Get the stale issues and close them": what changes one thing is done to each of those that were brought.
  private func ofMany(_ tokens: [Token], _ steps: [PlannedStep]) -> [PlannedStep]? {
    guard !context.isInLoop, steps.count == 1, let step = steps.first, case .connector(let plan) = step.kind,
      plan.changesOne, plan.tool.toolkit == context.brought,
      tokens.prefix(8).contains(where: { ["them", "these", "those", "ones", "all"].contains($0.word) })
    else { return nil }
    let thing = context.thing ?? "item"
    let each = PlannedStep(kind: .each(noun: thing, [step]), words: tokens.text)
    guard tokens.containsAny(["those", "ones"]), let demand = ConditionClause.find(in: tokens.part(1), noun: thing)
    else {
      return [each]
    }
    return [PlannedStep(kind: .keep(demand.condition), words: tokens.text, tool: .filterKeep, score: 1), each]
  }

  /// "Close all Jira issues in project OLD": they are brought, and each is closed.
  private mutating func manyAtOnce(_ tokens: [Token], _ steps: [PlannedStep]) -> [PlannedStep]? {
    guard steps.count == 1, let step = steps.first, case .connector(let plan) = step.kind, plan.changesOne,
      let verb = tokens.indices.first(where: { Verbs.begins(tokens, at: $0) }), verb < 3
    else { return nil }
    var end = verb + 1
    while let token = tokens.at(end), end - verb < 8, token.isWord,
      end == verb + 1 || !Words.prepositions.contains(token.word),
      !["that", "which", "whose", "where", "as"].contains(token.word)
    { end += 1 }
    let object = tokens.part(verb + 1, end)
    guard let noun = object.last(where: { Words.isPlural($0.word) }), noun == object.last,
      let bring = reader.bring(tokens.part(verb + 1), context: &context)
    else { return nil }
    return [bring, PlannedStep(kind: .each(noun: Words.singular(noun.word), [step]), words: tokens.text)]
  }

  /// The step that brings what the words name from a service.
  mutating func bring(_ tokens: [Token]) -> PlannedStep? { reader.bring(tokens, context: &context) }

  /// The condition that the words say, about the data at hand.
  func condition(_ tokens: [Token]) -> Condition? {
    ConditionReader(noun: context.noun).read(tokens)
  }
}

/// What the parser has to tell the user.
struct PlanNotes: Sendable, Hashable {
  var notUnderstood: [String] = []
  var tooLong = false
}
