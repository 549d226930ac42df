internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Reading, listing, cancelling and watching executions.
struct ExecutionRoutes: Sendable {
  let engine: ExecutionEngine
  let reader: ExecutionReader
  let workflows: WorkflowStore

  func add(to api: inout API) {
    api.get(
      "/workflow/executions/{id}", "One execution with the states of its nodes", tag: "Executions",
      description: "The nodes of bodies are shown a thousand at a time, by their addresses, as `each[3].fetch`; "
        + "`body_node_count` says how many there are.",
      parameters: [.userID, .query("body_offset", .integer()), .query("body_limit", .integer())],
      responses: [.ok(.reference("Execution"))]
    ) { request in
      let id = try request.executionID()
      var fields = request.queryFields()
      let user = fields.userID()
      let page = StatePage(
        offset: fields.int("body_offset", in: 0...Int(Int32.max), default: 0),
        limit: fields.int("body_limit", in: 0...10_000, default: 1000))
      try fields.finish()
      guard let view = try await reader.view(id, of: user, page: page) else { throw APIError.notFound("Execution") }
      return .json(view.json)
    }
    api.get(
      "/workflow/executions", "Executions, newest first", tag: "Executions",
      parameters: [
        .userID, .query("status", .choice(ExecutionStatus.allCases.map(\.rawValue))), .query("workflow_id"),
        .query("key"), .limit, .cursor,
      ], responses: [.ok(.page("executions", of: .reference("Execution")))]
    ) { request in try await list(request, workflow: nil) }
    api.get(
      "/api/workflows/{id}/executions", "Executions of one workflow, newest first", tag: "Workflows",
      parameters: [.userID, .limit, .cursor], responses: [.ok(.page("executions", of: .reference("Execution")))]
    ) { request in try await list(request, workflow: try request.workflowID()) }
    api.post(
      "/workflow/executions/{id}/cancel", "Cancel an execution", tag: "Executions", body: .caller,
      responses: [.ok(.reference("Execution"))]
    ) { request in try await cancel(request) }
  }

  private func list(_ request: APIRequest, workflow: WorkflowID?) async throws -> HTTPResponse {
    var fields = request.queryFields()
    let user = fields.userID()
    let page = fields.page(of: "executions")
    let status = fields.optionalText("status")
    if let status, ExecutionStatus(rawValue: status) == nil {
      let words = ExecutionStatus.allCases.map(\.rawValue).joined(separator: ", ")
      fields.fail("status", "`status` must be one of \(words).")
    }
    let asked = fields.optionalID("workflow_id", as: WorkflowID.self)
    let key = fields.optionalText("key", limit: 256)
    try fields.finish()
    let records = try await engine.parts.store.executions(
      of: user, workflow: workflow ?? asked, status: status.flatMap(ExecutionStatus.init(rawValue:)), key: key,
      before: page.after.map(ExecutionID.init(rawValue:)), limit: page.rowsToRead)
    // Executions outlive their workflow, and those of a document that came with its request have none.
    if let workflow, records.isEmpty, try await workflows.workflow(workflow, of: user) == nil {
      throw APIError.notFound("Workflow")
    }
    let rows = try records.map { record in
      (
        record.id,
        ExecutionView.summary(try ExecutionIdentity(record), status: record.status, completedAt: record.completedAt)
      )
    }
    return .json(page.envelope("executions", rows, key: { $0.0.rawValue }, json: { .object($0.1) }))
  }

  private func cancel(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.executionID()
    var fields = try request.optionalFields()
    let user = fields.userID()
    try fields.finish()
    guard let record = try await engine.cancel(id, of: user) else { throw APIError.notFound("Execution") }
    if record.status.isFinal && record.status != .cancelled {
      throw APIError.conflict(
        code: "execution_ended", "The execution is already \(record.status.rawValue) and cannot be cancelled.")
    }
    guard let view = try await reader.finished(id, of: user, within: .seconds(5)) else {
      throw APIError.notFound("Execution")
    }
    return .json(view.json)
  }
}
