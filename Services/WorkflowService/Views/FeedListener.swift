internal import HTTP
internal import WorkflowModels

/// Where the events of a feed go: the same events over both ways.
enum FeedListener: Sendable {
  case events(ServerSentEvents)
  /// Each event is a text message `{event, id, data}`.
  case socket(WebSocket)

  func send(_ name: String, id: Int, _ data: JSON) async throws {
    switch self {
    case .events(let events): try await events.send(id: String(id), event: name, data: data.text())
    case .socket(let socket):
      let message: JSON = ["event": .string(name), "id": .string(String(id)), "data": data]
      try await socket.send(message.text())
    }
  }
}
