internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// The stages, in the order of a generation.
extension GenerationGraph {
  func classify(_ state: GenerationState) throws -> GenerationNext {
    let verdict = IntentClassifier.classify(state.request.prompt)
    switch verdict.intent {
    case .newWorkflow, .modifyWorkflow: return .stage(.retrieve)
    case .general:
      throw Clarification.error(
        verdict.reply ?? Clarification.usualReply, question: Clarification.usualQuestion, intent: verdict.intent)
    case .unclear:
      throw Clarification.error(Clarification.usualReply, question: Clarification.usualQuestion, intent: .unclear)
    }
  }

  func retrieve(_ state: inout GenerationState) async -> GenerationNext {
    let now = await live.current()
    let plan = now.planner.plan(state.request.prompt, in: state.request.toolkits, for: state.request.preferences)
    state.snapshot = now
    state.plan = plan
    state.exemplars = await exemplars?.nearest(to: state.request.prompt, user: state.request.user) ?? []
    state.tools = await now.retrieval.find(state.request.prompt, plan, in: state.request.toolkits)
    return .stage(.generate)
  }

  func generate(_ state: inout GenerationState) async throws -> GenerationNext {
    switch try await provider.draft(DraftRequest(state)) {
    case .workflow(let draft):
      state.draft = draft
      await tellNodes(of: draft, state.request)
      return .stage(.validate)
    case .clarify(let question):
      throw Clarification.error(
        "I do not know enough yet to make this workflow.", question: question, intent: .unclear)
    }
  }

  func validate(_ state: inout GenerationState) async throws -> GenerationNext {
    guard let draft = state.draft, let document = draft.document.json.objectValue else { return .done }
    if !draft.problems.isEmpty {
      state.diagnostics = draft.problems
      return try next(afterRefusalOf: draft, &state)
    }
    let answer = try await workflows.validate(document, user: state.request.user, context: state.request.context)
    if answer["valid"]?.boolValue == true { return .stage(state.request.isDry ? .show : .store) }
    state.diagnostics = (answer["diagnostics"]?.arrayValue ?? []).compactMap(Diagnostic.init(answer:))
    return try next(afterRefusalOf: draft, &state)
  }

  private func next(afterRefusalOf draft: Draft, _ state: inout GenerationState) throws -> GenerationNext {
    if state.repairs < Self.maximumRepairs, !state.isLastResort { return .stage(.repair) }
    return try lastResort(insteadOf: draft, &state)
  }

  private func lastResort(insteadOf draft: Draft, _ state: inout GenerationState) throws -> GenerationNext {
    guard !state.isLastResort,
      let other = try provider.lastResort(insteadOf: draft, for: DraftRequest(state))
    else { throw refusal(state) }
    state.isLastResort = true
    state.draft = other
    return .stage(.validate)
  }

  func repair(_ state: inout GenerationState) async throws -> GenerationNext {
    state.repairs += 1
    guard let draft = state.draft else { return .done }
    guard
      let better = try await provider.repair(
        draft, state.diagnostics, for: DraftRequest(state))
    else {
      state.request.logger.error(
        "A generated workflow did not validate, and its provider knew no better.",
        [.provider: .string(provider.name), .reason: .string(state.diagnostics.map(\.code).joined(separator: " "))])
      return try lastResort(insteadOf: draft, &state)
    }
    state.draft = better
    await state.request.tell(.restart)
    await tellNodes(of: better, state.request)
    return .stage(.validate)
  }

  private func tellNodes(of draft: Draft, _ request: GenerationRequest) async {
    guard request.listener != nil else { return }
    for node in draft.document.json["nodes"]?.arrayValue ?? [] { await request.tell(.node(node)) }
  }

  private func refusal(_ state: GenerationState) -> APIError {
    .unprocessable(
      code: "generation_invalid",
      "No valid workflow came out of this sentence; say it in simpler steps, or see the diagnostics.",
      diagnostics: state.diagnostics)
  }

  /// What would be stored, for who only wants to see it.
  func show(_ state: inout GenerationState) -> GenerationNext {
    guard let draft = state.draft, let document = draft.document.json.objectValue else { return .done }
    let metadata = GenerationMetadata(
      state: state, draft: draft, workflowID: nil, provider: provider, createdAt: now())
    state.result = GeneratedWorkflow(
      id: WorkflowID(rawValue: "wf_\(UUIDv7.next().text)"), workflow: .object(document), metadata: metadata.json)
    return .done
  }

  func store(_ state: inout GenerationState) async throws -> GenerationNext {
    guard let draft = state.draft, let document = draft.document.json.objectValue else { return .done }
    let request = state.request
    let created = try await workflows.createWorkflow(
      document, user: request.user, idempotencyKey: "generate-\(request.operationID)", context: request.context)
    guard let id = created["id"]?.stringValue.flatMap(WorkflowID.init(validating:)) else {
      throw WorkflowServiceError.unavailable(reason: "a stored workflow without an id", mayHaveArrived: true)
    }
    let createdAt = now()
    let metadata = GenerationMetadata(
      state: state, draft: draft, workflowID: id, provider: provider, createdAt: createdAt
    ).json
    try await store.insert(
      GenerationRecord(
        id: "gen_\(request.operationID)", userID: request.user, sessionID: request.sessionID, prompt: request.prompt,
        workflowID: id, provider: draft.author?.provider ?? provider.name,
        model: draft.author?.model ?? provider.model, metadata: JSON.object(metadata).text(),
        createdAt: createdAt))
    var workflow = document
    workflow["id"] = .string(id.rawValue)
    workflow["version"] = created["version"] ?? 1
    state.result = GeneratedWorkflow(id: id, workflow: .object(workflow), metadata: metadata)
    return .done
  }
}

extension Diagnostic {
  /// From what the workflow service answers; nil for what is no diagnostic.
  fileprivate init?(answer: JSON) {
    guard let code = answer["code"]?.stringValue, let message = answer["message"]?.stringValue else { return nil }
    self.init(
      severity: answer["severity"]?.stringValue == "warning" ? .warning : .error, code: code,
      nodeID: answer["node_id"]?.stringValue.map { NodeID(rawValue: $0) }, path: answer["path"]?.stringValue ?? "",
      message: message, hint: answer["hint"]?.stringValue)
  }
}
