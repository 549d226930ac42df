internal import ServiceKit
internal import WorkflowModels

/// What a person says in a turn of a conversation, read from a request's body or from a socket's message.
struct ConversationTurn: Sendable {
  let user: UserID
  let prompt: String
  let session: String?
  /// Who does not say who he is: one user for all, as in the development mode that allows it.
  private static let nobody = "anonymous"

  /// Throws one 422 that names every wrong field.
  init(_ fields: inout FieldReader) throws(APIError) {
    user = Self.user(&fields)
    prompt = GenerationRoutes.prompt(&fields)
    session = GenerationRoutes.session(&fields)
    try fields.finish()
  }

  func generation(_ operationID: String, _ request: APIRequest, _ listener: GenerationListener?) -> GenerationRequest {
    var generation = GenerationRequest(
      prompt: prompt, user: user, sessionID: session ?? "sess_\(operationID)",
      isSessionNamed: false, operationID: operationID, context: request.context, logger: request.logger)
    generation.listener = listener
    return generation
  }

  static func user(_ fields: inout FieldReader) -> UserID {
    guard let value = fields.value("user_id"), !value.isNull else { return UserID(rawValue: nobody) }
    return fields.userID()
  }
}
