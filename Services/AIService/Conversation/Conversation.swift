internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Answers the turns of a session: makes a workflow, changes the one that the session is about, or just answers.
struct Conversation: Sendable {
  let generator: WorkflowGenerator
  let interactions: InteractionStore
  let sessions: SessionCache
  let now: @Sendable () -> Timestamp

  private var workflows: WorkflowServiceClient { generator.graph.workflows }

  func answer(_ request: GenerationRequest) async throws -> JSON {
    let current = try await sessions.workflow(of: request.sessionID, user: request.user) {
      try await interactions.workflow(of: request.sessionID, user: request.user)
    }
    let turn = try await turn(request, current)
    let id = try await interactions.insert(
      Interaction(
        userID: request.user, sessionID: request.sessionID, prompt: request.prompt, intent: turn.intent.rawValue,
        reply: turn.conversation, nextQuestion: turn.nextQuestion, workflowID: turn.workflowID,
        workflowVersion: turn.version, createdAt: now()))
    if let workflow = turn.workflowID {
      await sessions.set(workflow, of: request.sessionID, user: request.user)
    }
    return turn.json(session: request.sessionID, interaction: id)
  }

  private func turn(_ request: GenerationRequest, _ current: WorkflowID?) async throws -> Turn {
    let now = await generator.graph.live.current()
    let verdict = SessionIntent.classify(request.prompt, hasWorkflow: current != nil, catalog: now.catalog)
    switch verdict.intent {
    case .general:
      return Turn(
        conversation: Answers.answer(request.prompt) ?? verdict.reply ?? Clarification.usualReply, intent: .general)
    case .unclear:
      return Turn(
        conversation: Clarification.usualReply, intent: .unclear, nextQuestion: Clarification.usualQuestion)
    case .modifyWorkflow:
      guard let current, let stored = try await stored(current, request) else { return try await make(request) }
      let preferences = await generator.preferences.preferences(of: request.user).preferences
      return try await change(stored, current, request, now.planner.editor(for: preferences))
    case .newWorkflow: return try await make(request)
    }
  }

  /// Nil for one that is gone: the wish stands for itself then.
  private func stored(_ id: WorkflowID, _ request: GenerationRequest) async throws -> JSON? {
    do throws(WorkflowServiceError) {
      return try await workflows.workflow(id, user: request.user, context: request.context)
    } catch {
      guard error.refusedStatus?.code == 404 else { throw error }
      await sessions.drop(request.sessionID, user: request.user)
      return nil
    }
  }

  // MARK: - A new one

  private func make(_ request: GenerationRequest) async throws -> Turn {
    let generated: GeneratedWorkflow
    do {
      generated = try await generator.generate(request)
    } catch let error as APIError where error.code == "needs_clarification" {
      return Turn(
        conversation: error.detail, intent: .unclear, nextQuestion: error.fields["next_question"]?.stringValue)
    }
    let missing = (generated.metadata["missing"]?.arrayValue ?? []).compactMap { $0["question"]?.stringValue }
    let steps = (generated.workflow["nodes"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
    let name = generated.workflow["name"]?.stringValue ?? "the workflow"
    return Turn(
      conversation: "I made \"\(name)\": \(steps.joined(separator: ", then ")).", intent: .newWorkflow,
      nextQuestion: missing.first, workflow: generated.workflow, workflowID: generated.id,
      version: generated.workflow["version"]?.intValue ?? 1, metadata: generated.metadata)
  }

  // MARK: - A change

  private func change(
    _ stored: JSON, _ id: WorkflowID, _ request: GenerationRequest, _ editor: WorkflowEditor
  ) async throws -> Turn {
    guard let document = WorkflowDocument.decode(stored).document else { return try await make(request) }
    switch try await edited(document, stored, id, request, editor) {
    case .unclear(let question):
      return Turn(
        conversation: "I could not tell what to change.", intent: .modifyWorkflow, nextQuestion: question)
    case .changed(let changed, let missing, _):
      guard let body = changed.json.objectValue else { return try await make(request) }
      let check = try await workflows.validate(body, user: request.user, context: request.context)
      guard check["valid"]?.boolValue == true else {
        let reason = check["diagnostics"]?.arrayValue?.compactMap { $0["message"]?.stringValue }.first
        return Turn(
          conversation: "That change would break the workflow, so nothing was changed. \(reason ?? "")",
          intent: .modifyWorkflow, nextQuestion: WorkflowEditor.what)
      }
      let updated = try await workflows.updateWorkflow(
        id, body, user: request.user, idempotencyKey: "change-\(request.operationID)", context: request.context)
      let before = stored["version"]?.intValue ?? 1
      let version = updated["version"]?.intValue ?? before + 1
      let changes = try await workflows.difference(
        of: id, from: before, to: version, user: request.user, context: request.context)
      let sentences = (changes["sentences"]?.arrayValue ?? []).compactMap(\.stringValue)
      return Turn(
        conversation: sentences.isEmpty ? "Nothing changed." : sentences.joined(separator: " "),
        intent: .modifyWorkflow, nextQuestion: missing.first?.question, workflow: updated, workflowID: id,
        version: version, changes: changes)
    }
  }

  /// Only the workflow service has the version that an undone change began with.
  private func edited(
    _ document: WorkflowDocument, _ stored: JSON, _ id: WorkflowID, _ request: GenerationRequest,
    _ editor: WorkflowEditor
  ) async throws -> WorkflowEditor.Outcome {
    guard let version = stored["version"]?.intValue, version > 1, editor.wantsUndo(request.prompt) else {
      return editor.edit(document, request.prompt)
    }
    // Where the newest version was itself made by an undo, it is one of those before it, and what came before that one
    // is next.
    var earlier: [WorkflowDocument] = []
    var place = 0
    for number in stride(from: version - 1, through: max(1, version - Self.farthestUndo), by: -1) {
      let stored = try await workflows.version(number, of: id, user: request.user, context: request.context)
      guard let before = WorkflowDocument.decode(stored).document else { break }
      earlier.append(before)
      if place > 0 { break }
      let isSame = before.nodes == document.nodes && before.edges == document.edges && before.name == document.name
      if earlier.count > 1, isSame { place = earlier.count }
    }
    guard place < earlier.count else { return .unclear(question: "There is no earlier version to go back to.") }
    return .changed(earlier[place], missing: [], reasons: [:])
  }

  private static let farthestUndo = 12
}
