internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Watching one execution while it runs, by server-sent events or by WebSocket, at any replica.
struct LiveRoutes: Sendable {
  let reader: ExecutionReader

  func add(to api: inout API) {
    api.get(
      "/workflow/executions/{id}/events", "An execution live (server-sent events)", tag: "Executions",
      description: "First `snapshot`, then `node` for every change, then `end`. The id of an event is a place in the "
        + "journal; whoever comes back with `Last-Event-ID` gets a snapshot and what follows.",
      parameters: [
        .userID, APIParameter("Last-Event-ID", in: .header, .string(), "The id of the last event that was seen."),
      ],
      responses: [APIResponse(.ok, "The events", contentType: "text/event-stream")]
    ) { request in
      let (view, user) = try await open(request, last: request.headers["Last-Event-ID"])
      return .events { events in
        try await ExecutionFeed(reader: reader, user: user, listener: .events(events)).follow(view)
      }
    }
    api.get(
      "/workflow/executions/{id}/ws", "An execution live (WebSocket)", tag: "Executions",
      description: "The same events, each as a text message `{event, id, data}`; then the socket is closed.",
      parameters: [.userID, .query("last_event_id", .string(), "The id of the last event that was seen.")],
      responses: [APIResponse(.switchingProtocols, "The events")]
    ) { request in
      let (view, user) = try await open(request, last: request.query["last_event_id"])
      return HTTPResponse(
        body: .webSocket { socket in
          let feed = ExecutionFeed(reader: reader, user: user, listener: .socket(socket))
          try await Self.whileListening(socket) { try await feed.follow(view) }
        })
    }
  }

  /// A client that comes back may have missed anything, so it gets the snapshot first like everybody. That its id is one
  /// of ours is all there is to check.
  private func open(_ request: APIRequest, last: String?) async throws -> (ExecutionView, UserID) {
    let id = try request.executionID()
    let user = try request.userID()
    if let last, !last.isEmpty, Int(last) ?? -1 < 0 {
      throw APIError.unprocessable(
        code: "invalid_event_id", "The id of the last event must be one that an event had: a whole number.")
    }
    guard let view = try await reader.view(id, of: user) else { throw APIError.notFound("Execution") }
    return (view, user)
  }

  /// Ends when the feed does, or when the client closes. What the client says besides is nobody's matter.
  private static func whileListening(
    _ socket: WebSocket, _ feed: @escaping @Sendable () async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await feed() }
      group.addTask { for await _ in socket.messages {} }
      defer { group.cancelAll() }
      try await group.next()
    }
  }
}
