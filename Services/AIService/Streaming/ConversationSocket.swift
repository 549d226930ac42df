internal import HTTP
internal import Platform
internal import ServiceKit
internal import WorkflowModels

/// A conversation over one WebSocket: each message of the client is a turn, answered by its events before the next is
/// read.
struct ConversationSocket: Sendable {
  let conversation: Conversation
  let request: APIRequest

  var response: HTTPResponse {
    HTTPResponse(
      body: .webSocket { socket in
        var session: String?
        for await message in socket.messages {
          guard case .text(let text) = message else {
            try await tell(
              .error(APIError.unprocessable(code: "invalid_message", "A turn is a text message.").json), socket)
            continue
          }
          session = try await turn(text, session, socket) ?? session
        }
      })
  }

  /// - Returns: the session that the turn belongs to: who names none goes on in it.
  private func turn(_ text: String, _ session: String?, _ socket: WebSocket) async throws -> String? {
    let said: ConversationTurn
    do throws(APIError) {
      guard var object = (try? JSON(parsing: Array(text.utf8)))?.objectValue else {
        throw .unprocessable(code: "invalid_json", "A turn is a JSON object: {\"prompt\": \"…\"}.")
      }
      if object["session_id"] == nil, let session { object["session_id"] = .string(session) }
      var fields = FieldReader(object, query: request.query)
      said = try ConversationTurn(&fields)
    } catch {
      try await tell(.error(error.json), socket)
      return nil
    }
    let operation = UUIDv7.next().text
    try await GenerationStream(request: request).run { listener in
      .json(try await conversation.answer(said.generation(operation, request, listener)))
    } _: { event in
      try? await tell(event, socket)
    }
    return said.session ?? "sess_\(operation)"
  }

  private func tell(_ event: GenerationEvent, _ socket: WebSocket) async throws {
    try await socket.send(JSON.object(["event": .string(event.name), "data": event.data]).text())
  }
}
