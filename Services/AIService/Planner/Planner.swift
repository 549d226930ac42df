internal import WorkflowModels

/// The built-in planner: a sentence becomes a workflow by rules and a catalog alone. It is deterministic, needs no
/// network and no key, and what it makes validates and runs.
struct Planner: Sendable {
  enum Outcome: Sendable, Hashable {
    case workflow(PlannedWorkflow)
    /// The sentence does not say enough; the question asks for what is needed most.
    case unclear(question: String)
  }

  private let reader: ClauseReader
  private let catalog: ToolkitCatalog

  init(retriever: ToolRetriever = .builtin, catalog: ToolkitCatalog = .builtin) {
    self.catalog = catalog
    reader = ClauseReader(retriever: retriever, catalog: catalog)
  }

  /// Changes of workflows in the words and with the services that this planner knows.
  func editor(for preferences: Preferences = .none) -> WorkflowEditor {
    WorkflowEditor(reader: reader, catalog: catalog, preferences: preferences)
  }
  var editor: WorkflowEditor { editor() }

  /// - Parameters:
  ///   - toolkits: only actions of these services; nil for all.
  ///   - preferences: what stands in where the prompt leaves something open.
  func plan(
    _ prompt: String, in toolkits: Set<String>? = nil, for preferences: Preferences = .none
  ) -> Outcome {
    // No workflow can be named with a null character, and nobody means one.
    let prompt = prompt.replacing("\u{0}", with: " ")
    let tokens = Background.without(PhraseBook.tokens(of: prompt), catalog: catalog)
    if TestWish.isOne(tokens) {
      let step = PlannedStep(
        kind: .process(ProcessPlan(action: .test, noun: "test")), words: prompt, tool: .process, score: 1)
      return assemble(
        [step], trigger: .manual, title: "Test workflow", prompt: prompt, notes: PlanNotes(), tokens: tokens)
    }
    let start = TriggerReader.read(Together.ahead(tokens), catalog: catalog)
    let preamble = Preamble.read(start.rest)
    let trigger = start.trigger.preferring(preferences)
    var context = ClauseContext()
    context.toolkits = toolkits
    context.preferences = preferences
    context.codes = CodeWord.all(in: tokens)
    if case .webhook(let plan) = trigger {
      context.noun = plan.noun
      context.hasWebhook = true
      if plan.event != nil { context.service = plan.path.split(separator: "/").first.map(String.init) }
      let service = plan.path.prefix { $0 != "/" }
      if ["github", "gitlab", "bitbucket"].contains(service) { context.repositories = String(service) }
    }
    if case .chat = trigger { context.hasChat = true }
    var parser = StatementParser(context: context, reader: reader)
    let steps = Coalescing.joined(parser.parse(preamble.tokens))
    guard !steps.isEmpty else { return .unclear(question: question(trigger, preamble, parser.notes)) }
    return assemble(
      steps, trigger: trigger, title: preamble.title, prompt: prompt, notes: parser.notes, tokens: preamble.tokens)
  }

  private func assemble(
    _ steps: [PlannedStep], trigger: TriggerPlan, title: String?, prompt: String, notes: PlanNotes,
    tokens: [Token]
  ) -> Outcome {
    var assembler = WorkflowAssembler(trigger: trigger)
    assembler.place(steps)
    guard assembler.nodes.count > 1 else {
      return .unclear(question: "What should the workflow do with the data once it has it?")
    }
    let document = WorkflowDocument(
      name: title.map { String($0.prefix(80)) } ?? WorkflowTitle.make(tokens),
      description: String(prompt.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(500)),
      nodes: Layout.placed(assembler.nodes, assembler.edges), edges: assembler.edges)
    // What was given and could not be used must not run as if it had been: it is asked for.
    let unread = TriggerSuggestions.missing(trigger, node: assembler.triggerID) + cut(notes, at: assembler.triggerID)
    let planned = PlannedWorkflow(
      document: document, missing: unread + assembler.missing,
      suggestions: TriggerSuggestions.make(trigger, node: assembler.triggerID) + assembler.suggestions
        + noted(notes, at: assembler.triggerID),
      reasons: assembler.reasons)
    return .workflow(planned)
  }

  private func noted(_ notes: PlanNotes, at node: NodeID) -> [PlannedWorkflow.Question] {
    notes.notUnderstood.prefix(5).map { words in
      PlannedWorkflow.Question(
        nodeID: node, property: "",
        question: "What should be done for \"\(words.prefix(120))\"? No step was made for it.")
    }
  }

  private func cut(_ notes: PlanNotes, at node: NodeID) -> [PlannedWorkflow.Question] {
    guard notes.tooLong else { return [] }
    return [
      PlannedWorkflow.Question(
        nodeID: node, property: "",
        question: "The prompt holds more steps than fit one workflow, and the rest was left out. Which part of it "
          + "should the workflow do?")
    ]
  }

  private func question(_ trigger: TriggerPlan, _ preamble: Preamble.Reading, _ notes: PlanNotes) -> String {
    switch trigger {
    case .webhook: return "What should the workflow do when the request arrives?"
    case .schedule: return "What should the workflow do each time it runs?"
    case .chat: return "What should the workflow answer in the chat?"
    case .manual: break
    }
    if let words = notes.notUnderstood.first, !Connectors.saysNothing(preamble.tokens), words.count > 3,
      preamble.asksForWorkflow
    {
      return
        "What exactly should be done for \"\(words.prefix(120))\": which data comes in, and what should happen to it?"
    }
    return "What should start the workflow, and what should it do then?"
  }
}

extension Planner.Outcome {
  /// What a step of a sentence uses.
  struct Use: Sendable, Hashable {
    let use: String
    let score: Double
    let others: [String]

    /// Whether the node only steers or shapes data: every sentence may need one, and none is about it.
    var isSteering: Bool { Self.steering.contains(use) }

    static let steering: Set<String> = [
      "if-else", "switch", "merge", "filter", "edit-fields", "transform", "for-each", "loop",
    ]
  }

  /// The uses of the nodes, in their order, without the trigger's.
  var uses: [Use] {
    guard case .workflow(let planned) = self else { return [] }
    return planned.document.nodes.dropFirst().map { node in
      let reason = planned.reasons[node.id]
      return Use(use: reason?.use ?? node.type, score: reason?.score ?? 0, others: reason?.otherUses ?? [])
    }
  }
}
