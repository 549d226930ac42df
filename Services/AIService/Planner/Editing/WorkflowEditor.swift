internal import WorkflowModels

/// Changes a workflow by a sentence. What the sentence does not speak of stays as it is.
struct WorkflowEditor: Sendable {
  enum Outcome: Sendable {
    case changed(WorkflowDocument, missing: [PlannedWorkflow.Question], reasons: [NodeID: PlannedWorkflow.Reason])
    case unclear(question: String)
  }

  let reader: ClauseReader
  let catalog: ToolkitCatalog
  var preferences = Preferences.none

  func edit(_ document: WorkflowDocument, _ prompt: String) -> Outcome {
    let prompt = prompt.replacing("\u{0}", with: " ")
    let trigger = document.nodes.first { WorkflowDocument.isTrigger($0.type) }
    let isScheduled = trigger?.type == "schedule"
    return apply(
      EditReader(PhraseBook.tokens(of: prompt), isScheduled: isScheduled, catalog: catalog).read(), to: document)
  }

  /// Whether the last change shall be taken back, which needs the version before it.
  func wantsUndo(_ prompt: String) -> Bool {
    EditReader(
      PhraseBook.tokens(of: prompt.replacing("\u{0}", with: " ")), isScheduled: false, catalog: catalog
    ).undoing == .undo
  }

  func apply(_ wish: EditWish, to document: WorkflowDocument) -> Outcome {
    let trigger = document.nodes.first { WorkflowDocument.isTrigger($0.type) }
    var changed = document
    switch wish {
    case .rename(let name): changed.name = String(name.prefix(80))
    case .remove(let words):
      guard let node = NodeFinder(document: document, trigger: trigger?.id).find(words) else {
        return .unclear(question: Self.which(words, "remove", document))
      }
      changed.cut(node.id)
    case .undo: return .unclear(question: "There is no earlier version to go back to.")
    case .startedBy(let path):
      changed.setTrigger(TriggerNode.make(.webhook(WebhookPlan(path: path, method: "POST"))))
    case .unschedule: changed.setTrigger(WorkflowNode(id: "start", type: "manual-trigger", name: "Start"))
    case .schedule(let plan): changed.setTrigger(TriggerNode.make(TriggerPlan.schedule(plan).preferring(preferences)))
    case .hour(let hour, let minute):
      changed.retime {
        $0[0] = "\(minute)"; $0[1] = "\(hour)"
      }
    case .days(let days): changed.retime { $0[4] = days }
    case .change(let words): return change(document, words, trigger?.id)
    case .replace(let old, let new): return replace(document, old, new, trigger?.id)
    case .retime(let days, let hour, let minute):
      changed.retime {
        if let hour { ($0[0], $0[1]) = ("\(minute)", "\(hour)") }
        if let days { ($0[2], $0[4]) = ("*", days) }
      }
    case .number(let number):
      changed.compare(with: number)
      if changed == document { changed.wait(units: number) }
    case .duration(let seconds): changed.wait(seconds: seconds)
    case .method(let method): changed.setMethod(method)
    case .assign(let name, let value): return assign(document, name, value, trigger?.id)
    case .otherwise(let words): return otherwise(document, words)
    case .before(let place, let words): return insert(document, words, before: place, trigger?.id)
    case .after(let place, let words): return insert(document, words, after: place, trigger?.id)
    case .first(let words): return insert(document, words, trigger: trigger?.id)
    case .each: return each(document, trigger?.id)
    case .exchange(let new, let old): return exchange(document, new, old, trigger?.id)
    case .swap(let old, let new): return swap(document, old, new, trigger?.id)
    case .several(let wishes): return several(document, wishes)
    case .onlyIf(let words, let isNegated): return onlyIf(document, words, isNegated, trigger)
    case .keep(let condition): return keep(document, condition, trigger?.id)
    case .append(let words): return append(document, words)
    }
    guard changed != document else { return .unclear(question: Self.what) }
    return .changed(changed, missing: [], reasons: [:])
  }

  static let what = "What should be changed: which step, and how?"

  private static func which(_ words: [Token], _ verb: String, _ document: WorkflowDocument) -> String {
    let steps = document.nodes.dropFirst().prefix(8).map { $0.name ?? $0.id.rawValue }.joined(separator: "; ")
    return "Which step should I \(verb) for \"\(words.text.prefix(80))\"? There are: \(steps.prefix(400))."
  }

  // MARK: - Steps

  func append(_ document: WorkflowDocument, _ words: [Token]) -> Outcome {
    let outcome = appended(document, words)
    if case .changed(let changed, let missing, let reasons) = outcome {
      return .changed(document.bringingFirst(changed), missing: missing, reasons: reasons)
    }
    // "DM it to Petra as well": with what the workflow does already.
    guard Self.passing.contains(words.word(0)), words.count <= 12 else { return outcome }
    let known = document.nodes.reversed().compactMap { $0.properties["toolkit"]?.stringValue }
    for toolkit in known.prefix(4) {
      let more = appended(document, words + Tokenizer.tokens(of: "in " + toolkit.replacing("-", with: " ")))
      if case .changed = more { return more }
    }
    return outcome
  }

  private static let passing: Set<String> = [
    "dm", "message", "post", "send", "ping", "tell", "forward", "share", "notify", "copy",
  ]

  private func appended(_ document: WorkflowDocument, _ words: [Token]) -> Outcome {
    var assembler = WorkflowAssembler(extending: document)
    var context = ClauseContext()
    context.preferences = preferences
    context.hasData = true
    context.noun = assembler.flow.noun
    var parser = StatementParser(context: context, reader: reader)
    let steps = Coalescing.joined(parser.parse(words))
    assembler.place(steps)
    guard assembler.nodes.count > document.nodes.count else { return .unclear(question: Self.what) }
    var changed = document
    changed.nodes = Layout.placed(assembler.nodes, assembler.edges, keeping: document.nodes)
    changed.edges = assembler.edges
    return .changed(changed, missing: assembler.missing, reasons: assembler.reasons)
  }

  func replace(
    _ document: WorkflowDocument, _ old: [Token], _ new: [Token], _ trigger: NodeID?
  ) -> Outcome {
    guard let node = NodeFinder(document: document, trigger: trigger).find(old) else {
      return .unclear(question: Self.which(old, "replace", document))
    }
    if new.contains(where: \.isLiteral), catalog.mentioned(in: new).isEmpty { return change(document, new, trigger) }
    return replace(document, node, new)
  }

  func replace(_ document: WorkflowDocument, _ node: WorkflowNode, _ new: [Token]) -> Outcome {
    // The new step is read with the old one's verb: "replace Trello by Asana" still creates something.
    let verb = node.properties["tool"]?.stringValue?.split(separator: "_").map(String.init) ?? ["send"]
    let words = Tokenizer.tokens(of: verb.joined(separator: " ") + " in") + new
    var context = ClauseContext()
    context.preferences = preferences
    let clause = Clause(words, context: context)
    guard let step = ConnectorReader(catalog: catalog).read(clause, context: &context).last,
      case .connector(let plan) = step.kind
    else { return .unclear(question: Self.what) }
    var assembler = WorkflowAssembler(extending: document)
    let made = assembler.arguments(of: plan, instead: node)
    var changed = document
    guard let place = changed.nodes.firstIndex(where: { $0.id == node.id }) else {
      return .unclear(question: Self.what)
    }
    changed.nodes[place].type = "connector-action"
    changed.nodes[place].name = made.name
    let tool = made.properties["tool"]?.stringValue.flatMap { name in
      made.properties["toolkit"]?.stringValue.flatMap { catalog.tool("\($0).\(name)") }
    }
    let names = Set((tool?.inputs ?? []).map(\.name))
    let properties = made.properties.keepingSaid(of: node, names: names)
    changed.nodes[place].properties = properties
    let missing = made.missing.filter { question in
      properties["arguments"]?[question.property.split(separator: ".").last.map(String.init) ?? ""] == nil
    }
    return .changed(changed, missing: missing, reasons: [:])
  }

  // MARK: - Conditions

  private func onlyIf(
    _ document: WorkflowDocument, _ words: [Token], _ isNegated: Bool, _ trigger: WorkflowNode?
  ) -> Outcome {
    if let judged = judged(document, words, isNegated) { return judged }
    guard let trigger, let condition = condition(words, isNegated) else {
      return .unclear(question: "Under which condition exactly should it run?")
    }
    // Of many things in a loop: those that fit.
    if document.nodes.contains(where: { $0.type == "for-each" && $0.parentID == nil }), !condition.isOfResponse,
      words.last.map({ Words.singular($0.word) != $0.word }) ?? false
    {
      return thin(document, condition, trigger.id)
    }
    // What a timer or a hand starts has nothing to look at: what was brought first has.
    let brought = trigger.type == "webhook" ? nil : document.brought(from: trigger.id)
    let root = trigger.type == "webhook" ? "(.body // .)" : brought?.type == "http-request" ? ".body" : "."
    let node = WorkflowNode(
      id: document.freeID("if_\(Words.slug(condition.words, maximum: 30))"), type: "if-else",
      name: String("If \(condition.words)".prefix(80)), properties: ["condition": .string(condition.jq(root))])
    var changed = document
    changed.insert(node, behind: brought?.id ?? trigger.id, leavingBy: "true")
    changed.nodes = Layout.placed(changed.nodes, changed.edges, keeping: document.nodes)
    return .changed(changed, missing: [], reasons: [:])
  }

  private func condition(_ words: [Token], _ isNegated: Bool) -> Condition? {
    let plain = words.trimmed(["it", "is", "they", "are", "the"])
    guard
      var condition = ConditionReader(noun: nil).read(words) ?? ConditionClause.find(in: words, noun: nil)?.condition
        ?? otherThan(words)
        ?? plain.last(where: \.isWord).map({ .compare(FieldPath(["text"]), .contains, .string(Stemmer.stem($0.word))) })
    else { return nil }
    if isNegated { condition = condition.negated }
    return condition
  }

  /// "for branches other than main", "for the category bug"
  private func otherThan(_ words: [Token]) -> Condition? {
    guard let other = words.firstIndex(ofAny: ["other"]), words.word(other + 1) == "than", other > 0,
      let (value, _) = OperandReader.read(words.part(other + 2), ordering: false)
    else { return nil }
    return .compare(FieldPath([Words.singular(words.word(other - 1))]), .notEquals, value)
  }

  /// In front of the first step that uses a list.
  private func keep(_ document: WorkflowDocument, _ condition: Condition, _ trigger: NodeID?) -> Outcome {
    let targets = document.nodes.filter { node in
      node.id != trigger && node.parentID == nil && JSON.object(node.properties).text().contains(".body")
    }
    guard let target = targets.first ?? document.nodes.last, target.id != trigger else {
      return .unclear(question: Self.what)
    }
    // Nothing uses it yet: it is thinned out at the end.
    if targets.isEmpty, document.bringsData(target) { return thin(document, condition, behind: target) }
    if target.type == "for-each" || document.nodes.contains(where: { $0.type == "for-each" && $0.id != trigger }) {
      return thin(document, condition, trigger)
    }
    let isBody = targets.first != nil
    let node = WorkflowNode(
      id: document.freeID("keep"), type: "filter", name: String("Keep where \(condition.words)".prefix(80)),
      properties: isBody
        ? ["items": "{{ .body }}", "condition": .string(condition.jq("$item"))]
        : ["condition": .string(condition.jq("$item"))])
    var changed = document
    changed.insert(node, before: target.id)
    if isBody, let place = changed.nodes.firstIndex(where: { $0.id == target.id }) {
      changed.nodes[place].properties.replaceText(".body.", with: ".")
      changed.nodes[place].properties.replaceText(".body", with: ".")
    }
    changed.nodes = Layout.placed(changed.nodes, changed.edges, keeping: document.nodes)
    return .changed(changed, missing: [], reasons: [:])
  }
}
