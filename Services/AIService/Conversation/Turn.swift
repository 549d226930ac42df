internal import WorkflowModels

/// What a turn of a conversation is answered with.
struct Turn: Sendable {
  var conversation: String
  let intent: Intent
  var nextQuestion: String?
  /// The document that the turn made or changed.
  var workflow: JSON?
  var workflowID: WorkflowID?
  var version: Int?
  /// `{sentences, patch}` of a change.
  var changes: JSON?
  var metadata: JSONObject?

  func json(session: String, interaction: Int) -> JSON {
    var object: JSONObject = [
      "conversation": .string(conversation), "session_id": .string(session),
      "workflow": workflow.map(WorkflowView.json) ?? .null, "next_question": nextQuestion.map { .string($0) } ?? .null,
      "interaction_id": .int(interaction), "intent": .string(intent.rawValue),
      "workflow_id": workflowID.map { .string($0.rawValue) } ?? .null,
      "workflow_version": version.map { .int($0) } ?? .null,
    ]
    if let changes { object["changes"] = changes }
    if let metadata { object["ai_metadata"] = .object(metadata) }
    return .object(object)
  }
}
