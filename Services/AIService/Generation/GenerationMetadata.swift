internal import WorkflowModels

/// What an answer says about how its workflow came to be (`ai_metadata`).
struct GenerationMetadata: Sendable {
  let state: GenerationState
  let draft: Draft
  /// Nil for one that is not stored.
  let workflowID: WorkflowID?
  let provider: any GenerationProvider
  let createdAt: Timestamp

  var json: JSONObject {
    var json: JSONObject = [
      "intent": .string(Intent.newWorkflow.rawValue),
      "workflow_id": workflowID.map { .string($0.rawValue) } ?? .null,
      "prompt": .string(state.request.prompt),
      "created_at": .string(createdAt.rfc3339),
      "session_id": .string(state.request.sessionID),
      "provider": .string(draft.author?.provider ?? provider.name),
      "model": .string(draft.author?.model ?? provider.model),
      "cached": false,
      "repaired": .bool(state.repairs > 0),
      "tokens": ["input": .int(draft.tokens.input), "output": .int(draft.tokens.output)],
      "retrieved_tools": .array(state.tools.map(Self.tool)),
      "exemplars": .array(state.exemplars.map(exemplar)),
      "missing": .array(draft.missing.map(Self.question)),
      "suggestions": .array(draft.suggestions.map(Self.question)),
    ]
    if let cost = draft.author?.cost { json["cost_usd"] = .double(cost) }
    if draft.author?.isFallback == true { json["fallback"] = true }
    if state.request.explains { json["explanations"] = .array(draft.document.nodes.map(explanation)) }
    return json
  }

  private func exemplar(_ exemplar: Exemplar) -> JSON {
    [
      "id": .string(exemplar.id), "score": .double((exemplar.score * 1000).rounded() / 1000),
      "used": .bool(draft.usedExemplars.contains(exemplar.id)),
    ]
  }

  private static func tool(_ tool: RetrievedTool) -> JSON {
    [
      "use": .string(tool.use), "node_type": .string(tool.nodeType), "name": .string(tool.name),
      "score": .double((tool.score * 1000).rounded() / 1000),
    ]
  }

  /// The words of the prompt that a node stands for, how well they fit, and what came next.
  private func explanation(_ node: WorkflowNode) -> JSON {
    let reason = draft.reasons[node.id]
    let others = reason.map { $0.use == nil ? $0.runnersUp.map(\.rawValue) : $0.otherUses } ?? []
    return [
      "node_id": .string(node.id.rawValue), "words": .string(reason?.words ?? ""),
      "use": .string(reason?.use ?? node.type),
      "score": .double(((reason?.score ?? 0) * 1000).rounded() / 1000),
      "runners_up": .array(others.map { .string($0) }),
    ]
  }

  private static func question(_ question: PlannedWorkflow.Question) -> JSON {
    [
      "node_id": .string(question.nodeID.rawValue), "property": .string(question.property),
      "question": .string(question.question),
    ]
  }
}
