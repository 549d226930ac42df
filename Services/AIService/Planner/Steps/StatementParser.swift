/// Turns the prompt's sentences into steps: sentences into clauses, "if … otherwise …" into branches, every clause
/// into what it asks for. Recursion follows the nesting of conditions and is bounded.
struct StatementParser {
  private(set) var notes: PlanNotes
  var context: ClauseContext
  let reader: ClauseReader
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
      if number + 1 < sentences.count, gates.count < Self.maximumDepth, let condition = Gate.read(sentence, &self) {
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
        let again = steps.last.flatMap { Ellipsis.again(rest, [$0], catalog: catalog) }
        attach(otherwise: again.map { [$0] } ?? statement(DecisionParser.completed(rest), depth: 1), to: &steps)
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
    let length = max(CaseHead.otherwiseLength(tokens, at: 0), CaseHead.boundLength(tokens))
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
