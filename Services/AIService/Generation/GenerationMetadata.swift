internal import WorkflowModels

/// What an answer says about how its workflow came to be (`ai_metadata`).
struct GenerationMetadata: Sendable {
  let state: GenerationState
  let draft: Draft
  let workflowID: WorkflowID
  let provider: any GenerationProvider
  let createdAt: Timestamp

  var json: JSONObject {
    [
      "workflow_id": .string(workflowID.rawValue),
      "prompt": .string(state.request.prompt),
      "created_at": .string(createdAt.rfc3339),
      "session_id": .string(state.request.sessionID),
      "provider": .string(provider.name),
      "model": .string(provider.model),
      "cached": false,
      "repaired": .bool(state.repairs > 0),
      "tokens": ["input": .int(draft.tokens.input), "output": .int(draft.tokens.output)],
      "retrieved_tools": .array(state.tools.map(Self.tool)),
      "missing": .array(draft.missing.map(Self.question)),
      "suggestions": .array(draft.suggestions.map(Self.question)),
    ]
  }

  private static func tool(_ hit: ToolRetriever.Hit) -> JSON {
    let score = (hit.score * 1000).rounded() / 1000
    return [
      "tool": .string(hit.tool.id.rawValue), "node_type": .string(hit.tool.nodeType), "name": .string(hit.tool.name),
      "score": .double(score),
    ]
  }

  private static func question(_ question: PlannedWorkflow.Question) -> JSON {
    [
      "node_id": .string(question.nodeID.rawValue), "property": .string(question.property),
      "question": .string(question.question),
    ]
  }
}
