internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Running an execution again, from where it failed or from a node of one's choice.
struct ReplayRoutes: Sendable {
  let engine: ExecutionEngine
  let reader: ExecutionReader

  func add(to api: inout API) {
    api.post(
      "/workflow/executions/{id}/retry", "Run again from the nodes that failed", tag: "Executions",
      description: "A new execution that begins with the recorded results of what did not fail.",
      parameters: [.idempotencyKey], body: .caller, responses: [.ok(.reference("Execution"))]
    ) { request in
      let id = try request.executionID()
      var fields = try request.optionalFields()
      let user = fields.userID()
      try fields.finish()
      return try await replay(.init(original: id, user: user), request)
    }
    api.post(
      "/workflow/executions/{id}/replay", "Run again from a node", tag: "Executions",
      description: "A new execution that begins with the recorded results of all nodes that do not lie behind "
        + "`from_node`, on the same version or another. Where a result cannot be used, 409 lists why.",
      parameters: [.idempotencyKey],
      body: .object(
        [
          "user_id": .string(), "from_node": .string(), "version": .integer(),
          "input": .any,
        ], required: ["user_id", "from_node"]),
      responses: [.ok(.reference("Execution"))]
    ) { request in
      let id = try request.executionID()
      var fields = try request.fields()
      let user = fields.userID()
      let node = NodeID(rawValue: fields.text("from_node", limit: 256))
      let version = fields.optionalInt("version", in: 1...Int(Int32.max))
      let input = fields.value("input")
      try fields.finish()
      return try await replay(.init(original: id, user: user, node: node, version: version, input: input), request)
    }
  }

  private func replay(_ order: ExecutionEngine.ReplayOrder, _ request: APIRequest) async throws -> HTTPResponse {
    switch try await engine.replay(order, idempotency: try IdempotencyHeader.read(request)) {
    case .conflicts(let conflicts):
      throw APIError(
        .conflict, code: "replay_conflict",
        detail: "\(conflicts.count) recorded results cannot be used; run again from an earlier node.",
        fields: ["conflicts": .array(conflicts)])
    case .started(let id):
      guard let view = try await reader.view(id, of: order.user) else { throw APIError.notFound("Execution") }
      var answer = ExecutionView.summary(view.identity, status: .running, completedAt: nil)
      answer["replay_of"] = .string(order.original.rawValue)
      return .json(.object(answer))
    }
  }
}
