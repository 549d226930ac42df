/// Reads HTTP calls: the address, the method, what is sent, which items of what comes back are wanted.
enum RequestReader {
  static func fetch(_ clause: Clause, context: inout ClauseContext) -> [PlannedStep] {
    let found = ConditionClause.find(in: withoutLiterals(clause.object), noun: context.noun)
    let said = found?.noun ?? ConditionClause.head(objectPhrase(clause.object))
    let urls = clause.tokens.urls
    let ofAddress = urls.first.flatMap(AddressNoun.read)
    let noun = said.flatMap { Clause.callWords.contains($0) ? nil : $0 } ?? ofAddress.map { Words.singular($0) }
    let named = clause.tokens.containsAny(Clause.callWords)
    let words = clause.tokens.text
    guard !urls.isEmpty || named else {
      // No address: the trigger's input is the source.
      guard !clause.cues.contains(.pronoun), clause.tokens.firstPath == nil else {
        return clause.cues.contains(.pronoun) ? [] : request(clause, urls: [], noun: noun, words)
      }
      return ProcessReader.collect(clause, found: found, context: &context)
    }
    if let noun { context.noun = noun }
    var steps = request(clause, urls: Array(urls.prefix(20)), noun: noun, words)
    if urls.count > 1, clause.tokens.containsAny(["merge", "combine", "join", "together"]) {
      steps.append(PlannedStep(kind: .combine, words: words, tool: .mergeCombine))
    }
    if let found { steps.append(PlannedStep(kind: .keep(found.condition), words: words, tool: .filterKeep)) }
    return steps
  }

  private static func request(_ clause: Clause, urls: [String], noun: String?, _ words: String) -> [PlannedStep] {
    var plan = RequestPlan(method: method(clause.tokens) ?? "GET", urls: urls, noun: noun)
    let phrase = objectPhrase(clause.object)
    let named = ConditionClause.head(phrase).map { !Clause.callWords.contains($0) } ?? false
    plan.isList =
      named ? ConditionClause.isPlural(phrase) : urls.first.flatMap(AddressNoun.read).map(Words.isPlural) ?? false
    plan.headers = headers(clause.tokens)
    if plan.method != "GET" { plan.body = body(clause) }
    return [PlannedStep(kind: .request(plan), words: words)]
  }

  static func send(_ clause: Clause, method usual: String, context: inout ClauseContext) -> [PlannedStep] {
    let urls = clause.tokens.urls
    let words = clause.tokens.text
    if urls.isEmpty, !clause.tokens.containsAny(Clause.callWords) {
      return clause.cues.contains(.to) || clause.verb != nil && usual == "POST"
        ? MessageReader.read(clause, medium: .alert, context: &context) : []
    }
    var steps = DerivedData.steps(objectPhrase(clause.object), words: words, context: context)
    if let found = ConditionClause.find(in: withoutLiterals(clause.object), noun: context.noun) {
      steps.append(PlannedStep(kind: .keep(found.condition), words: words, tool: .filterKeep))
    }
    var plan = RequestPlan(method: method(clause.tokens) ?? usual, urls: Array(urls.prefix(20)))
    plan.headers = headers(clause.tokens)
    plan.body = plan.method == "DELETE" || plan.method == "GET" ? .none : body(clause)
    plan.noun = ConditionClause.head(objectPhrase(clause.object)).flatMap { Clause.callWords.contains($0) ? nil : $0 }
    steps.append(PlannedStep(kind: .request(plan), words: words))
    return steps
  }

  /// What stands before the address.
  static func objectPhrase(_ object: [Token]) -> [Token] {
    for (index, token) in object.enumerated() {
      if ["from", "to", "at", "with", "via", "using", "into", "by"].contains(token.word) || token.isLiteral {
        return object.part(0, index)
      }
    }
    return object
  }

  /// Addresses are no part of a demand, nor is what stands behind "with body".
  private static func withoutLiterals(_ object: [Token]) -> [Token] {
    var end = object.count
    for index in object.indices
    where ["body", "header", "headers", "payload"].contains(object.word(index)) && object.word(index - 1) == "with" {
      end = Swift.min(end, index - 1)
    }
    return object.part(0, end)
  }

  private static func method(_ tokens: [Token]) -> String? {
    for (index, token) in tokens.enumerated() {
      let upper = token.text.uppercased()
      guard token.isWord, ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(upper) else { continue }
      if token.text == upper || tokens.word(index + 1) == "request" || ["a", "by"].contains(tokens.word(index - 1)) {
        return upper
      }
    }
    return nil
  }

  private static func body(_ clause: Clause) -> RequestPlan.Body {
    for token in clause.tokens {
      if case .json(let text) = token.kind { return .json(text) }
    }
    if let text = clause.tokens.firstQuoted, !clause.cues.contains(.pronoun), !isPartOfDemand(text, clause) {
      return .text(text)
    }
    return .data
  }

  private static func isPartOfDemand(_ text: String, _ clause: Clause) -> Bool {
    clause.cues.contains(.condition) || clause.tokens.containsAny(["header", "headers", "token", "field"])
      || text.isEmpty
  }

  /// "with header X-Api-Key "abc"", "with bearer token "t"".
  private static func headers(_ tokens: [Token]) -> [FieldAssignment] {
    var headers: [FieldAssignment] = []
    for index in tokens.indices {
      if tokens.word(index) == "bearer",
        case .quoted(let token)? = tokens.at(index + 2)?.kind ?? tokens.at(index + 1)?.kind
      {
        headers.append(FieldAssignment(field: FieldPath(["Authorization"]), value: .string("Bearer " + token)))
      }
      if tokens.word(index) == "bearer" {
        let place = ["token", "key"].contains(tokens.word(index + 1)) ? index + 2 : index + 1
        if let (code, _) = CodeWord.read(tokens, at: place) {
          headers.append(FieldAssignment(field: FieldPath(["Authorization"]), value: .string("Bearer " + code)))
        } else if case .template(let text)? = tokens.at(place)?.kind {
          headers.append(FieldAssignment(field: FieldPath(["Authorization"]), value: .string("Bearer " + text)))
        }
      }
      guard ["header", "headers"].contains(tokens.word(index)) else { continue }
      var next = index + 1
      var name = ""
      if case .quoted(let quoted)? = tokens.at(next)?.kind {
        name = quoted
        next += 1
      } else {
        while let token = tokens.at(next), token.isWord, name.isEmpty || token.glued {
          name += name.isEmpty ? token.text : "-" + token.text
          next += 1
        }
      }
      while let token = tokens.at(next),
        token.isMark([":"]) || ["with", "value", "set", "to", "as", "of"].contains(token.word)
          || token.text == "="
      {
        next += 1
      }
      guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }), !name.isEmpty,
        let value = tokens.at(next)
      else { continue }
      if case .quoted(let text) = value.kind {
        headers.append(FieldAssignment(field: FieldPath([name]), value: .string(text)))
      } else if value.isWord || value.number != nil {
        headers.append(FieldAssignment(field: FieldPath([name]), value: .string(value.text)))
      }
    }
    return headers
  }
}
