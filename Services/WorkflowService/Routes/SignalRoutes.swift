internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Saying something to an execution that waits: an approval, a callback.
struct SignalRoutes: Sendable {
  let engine: ExecutionEngine
  let reader: ExecutionReader

  func add(to api: inout API) {
    api.post(
      "/workflow/executions/{id}/signal", "Say something to a node that waits", tag: "Executions",
      description:
        "For an `approval`: `{approved, by?, comment?}`; for a `wait` with `callback`: anything. A signal may "
        + "come before the node waits: it is kept.",
      body: .object(["user_id": .string(), "node_id": .string(), "payload": .any], required: ["user_id", "node_id"]),
      responses: [.ok(.object(["execution_id": .string(), "status": .string()]))]
    ) { request in try await signal(request) }
    api.any("/workflow/resume/{id}/{node}", "Go on after a wait with callback", tag: "Executions") { request in
      try await resume(request)
    }
  }

  private func signal(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.executionID()
    var fields = try request.fields()
    let user = fields.userID()
    let node = fields.text("node_id", limit: 2048)
    let payload = fields.value("payload") ?? .null
    try fields.finish()
    return try await say(payload, to: NodeID(rawValue: node), of: id, user)
  }

  /// Whoever has the URL may call it: the execution's id in it cannot be guessed.
  private func resume(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.executionID()
    let node = NodeID(rawValue: request.pathParameter("node"))
    guard let record = try await engine.parts.store.execution(id) else { throw APIError.notFound("Execution") }
    let payload = request.http.body.isEmpty ? JSON.null : try request.json()
    return try await say(payload, to: node, of: id, record.userID)
  }

  private func say(_ payload: JSON, to node: NodeID, of id: ExecutionID, _ user: UserID) async throws -> HTTPResponse {
    guard let view = try await reader.view(id, of: user) else { throw APIError.notFound("Execution") }
    guard !view.status.isFinal else { throw Self.ended(view.status) }
    guard view.mayBeSignalled(node) else {
      throw APIError.unprocessable(
        code: "unknown_node", "There is no node \"\(node)\" in this execution that waits for a signal.")
    }
    guard let heard = try await engine.say(.signal, to: id, of: user, node: node, payload: payload) else {
      throw APIError.notFound("Execution")
    }
    guard !heard.status.isFinal else { throw Self.ended(heard.status) }
    return .json(["execution_id": .string(id.rawValue), "status": "running"], status: .ok)
  }

  private static func ended(_ status: ExecutionStatus) -> APIError {
    APIError.conflict(code: "execution_ended", "The execution is already \(status.rawValue).")
  }
}
