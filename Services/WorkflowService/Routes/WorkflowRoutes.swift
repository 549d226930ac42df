internal import Catalog
internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Storing workflows: every change is a new version.
struct WorkflowRoutes: Sendable {
  let engine: ExecutionEngine
  let workflows: WorkflowStore
  let idempotency: IdempotencyKeys
  let schedules: ScheduleSync

  func add(to api: inout API) {
    api.post(
      "/api/workflows", "Store a workflow", tag: "Workflows",
      description: "The document's fields with `user_id` beside them.", parameters: [.idempotencyKey],
      body: .reference("WorkflowOfUser"),
      responses: [.created(.reference("StoredWorkflow"))]
    ) { request in try await create(request) }
    api.get(
      "/api/workflows", "Stored workflows, newest first", tag: "Workflows", parameters: [.userID, .limit, .cursor],
      responses: [.ok(.page("workflows", of: .reference("StoredWorkflow")))]
    ) { request in
      let user = try request.userID()
      let page = try request.page(of: "workflows")
      let records = try await workflows.workflows(
        of: user, before: page.after.map(WorkflowID.init(rawValue:)), limit: page.rowsToRead)
      return .json(
        page.envelope("workflows", records, key: { $0.id.rawValue }, json: { .object(WorkflowView.summary($0)) }))
    }
    api.get(
      "/api/workflows/{id}", "One workflow with its document", tag: "Workflows", parameters: [.userID],
      responses: [.ok(.reference("StoredWorkflow"))]
    ) { request in
      let id = try request.workflowID()
      guard let record = try await workflows.workflow(id, of: request.userID()) else {
        throw APIError.notFound("Workflow")
      }
      return .json(try WorkflowView.json(record))
    }
    api.put(
      "/api/workflows/{id}", "Replace a workflow's document by a new version", tag: "Workflows",
      body: .reference("WorkflowOfUser"), responses: [.ok(.reference("StoredWorkflow"))]
    ) { request in try await update(request) }
    api.delete("/api/workflows/{id}", "Delete a workflow", tag: "Workflows", parameters: [.userID]) { request in
      let id = try request.workflowID()
      guard try await workflows.delete(id, of: request.userID()) else { throw APIError.notFound("Workflow") }
      schedules.wake()
      return .noContent
    }
    api.post(
      "/api/workflows/validate", "Check a document", tag: "Workflows", body: .reference("Workflow"),
      responses: [
        .ok(.object(["valid": .boolean(), "diagnostics": .array(of: .object())]))
      ]
    ) { request in
      let body = try request.json()
      return .json(engine.library.validator.validate(body["workflow_data"] ?? body).json)
    }
  }

  private func create(_ request: APIRequest) async throws -> HTTPResponse {
    let (user, workflow, body) = try read(request)
    return try await idempotency.run(request, user: user, body: body) { operation in
      // Named by the operation: taken up again after a crash, it finds what was stored before.
      let id = WorkflowID(rawValue: WorkflowID.prefix + operation.id)
      try await workflows.create(id, for: user, WorkflowContent(workflow), at: engine.parts.now())
      return .json(try await stored(id, user), status: .created, headers: ["Location": "/api/workflows/\(id)"])
    }
  }

  private func update(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.workflowID()
    let (user, workflow, _) = try read(request)
    guard try await workflows.update(id, of: user, WorkflowContent(workflow), at: engine.parts.now()) != nil else {
      throw APIError.notFound("Workflow")
    }
    if let record = try await workflows.workflow(id, of: user), record.isActive {
      try await Activation(workflows: workflows, schedules: schedules, now: engine.parts.now)
        .set(true, record, workflow)
    }
    return .json(try await stored(id, user))
  }

  private func read(_ request: APIRequest) throws -> (UserID, CompiledWorkflow, body: JSON) {
    var fields = try request.fields()
    let user = fields.userID()
    try fields.finish()
    let body = try request.json()
    let document = try DocumentReader.document(body)
    return (user, try DocumentReader.valid(engine.library.compile(document.stored)), body)
  }

  private func stored(_ id: WorkflowID, _ user: UserID) async throws -> JSON {
    guard let record = try await workflows.workflow(id, of: user) else { throw APIError.notFound("Workflow") }
    return try WorkflowView.json(record)
  }
}

extension WorkflowContent {
  init(_ workflow: CompiledWorkflow) {
    self.init(
      name: workflow.document.name, document: String(decoding: workflow.document.bytes(), as: UTF8.self),
      documentHash: workflow.hash, hasSchedules: ScheduleNodes.exist(in: workflow))
  }
}
