internal import Catalog
internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `POST /workflow/execute` and the execution of stored workflows.
struct ExecuteRoutes: Sendable {
  let engine: ExecutionEngine
  let heads: WorkflowHeads
  let reader: ExecutionReader
  static let longestWait = 300.0

  func add(to api: inout API) {
    api.post(
      "/workflow/execute", "Execute a workflow", tag: "Executions",
      description: "When this has answered, the execution is committed: no crash can lose it.",
      parameters: [.idempotencyKey], body: Self.body, responses: [.ok(.reference("Execution"))]
    ) { request in try await execute(request) }
    api.post(
      "/api/workflows/{id}/execute", "Execute a stored workflow and wait for it", tag: "Workflows",
      parameters: [.idempotencyKey],
      body: .object(["user_id": .string(), "trigger_data": .any], required: ["user_id"]),
      responses: [.ok(.object(["execution": .reference("Execution")]))]
    ) { request in try await executeStored(request) }
  }

  private static let body = APISchema.object(
    [
      "workflow_data": .reference("Workflow"), "workflow_id": .string("A stored workflow, instead of workflow_data."),
      "user_id": .string(), "input": .any,
      "wait_seconds": .number("Answer with the finished execution, if it ends within this time (0 to 300)."),
      "key": .string("A key of your business to search by."),
    ], required: ["user_id"])

  private func execute(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let user = fields.userID()
    let stored = fields.optionalID("workflow_id", as: WorkflowID.self)
    let inline = fields.value("workflow_data").flatMap { $0.isNull ? nil : $0 }
    let wait = fields.number("wait_seconds", in: 0...Self.longestWait, default: 0)
    let key = fields.optionalText("key", limit: 256)
    if fields.bool("dry_run", default: false) {
      fields.fail("dry_run", "This version cannot run dry yet; leave `dry_run` out.")
    }
    if let pinned = fields.optionalObject("pinned"), !pinned.isEmpty {
      fields.fail("pinned", "This version cannot pin outputs yet; leave `pinned` out.")
    }
    _ = fields.optionalObject("credentials")
    if (stored == nil) == (inline == nil) {
      fields.fail("workflow_data", "Send either `workflow_data` or `workflow_id`.", code: "missing_field")
    }
    let input = fields.value("input") ?? [:]
    try fields.finish()
    let target: Target
    if let inline {
      target = try Target(inline, library: engine.library)
      engine.library.known.remember(target, sentIn: request.http.body)
    } else {
      target = try await self.target(stored, of: user)
    }
    return try await start(target, input, user: user, key: key, wait: .seconds(wait), request) { $0 }
  }

  private func executeStored(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.workflowID()
    var fields = try request.fields()
    let user = fields.userID()
    let input = fields.value("trigger_data") ?? [:]
    _ = fields.optionalObject("credentials")
    let wait = fields.number("wait_seconds", in: 0...Self.longestWait, default: 30)
    try fields.finish()
    let target = try await target(id, of: user)
    return try await start(target, input, user: user, key: nil, wait: .seconds(wait), request) {
      .object(["execution": $0])
    }
  }

  private func target(_ id: WorkflowID?, of user: UserID) async throws -> Target {
    guard let id, let head = try await heads.current(id, of: user) else { throw APIError.notFound("Workflow") }
    return try await Target(id, head, library: engine.library)
  }

  private func start(
    _ target: Target, _ input: JSON, user: UserID, key: String?, wait: Duration, _ request: APIRequest,
    _ envelope: (JSON) -> JSON
  ) async throws -> HTTPResponse {
    let identity = ExecutionIdentity(
      id: .next(), userID: user, workflowID: target.id, workflowVersion: target.version,
      startedAt: engine.parts.now(), businessKey: key, trigger: nil, input: input)
    let idempotency = try IdempotencyHeader.read(request)
    let id: ExecutionID
    switch try await engine.start(target.workflow, identity, idempotency: idempotency) {
    case .mismatch: throw APIError.idempotencyMismatch
    case .duplicate(let earlier): id = earlier
    case .run: id = identity.id
    case .ended(let immediate):
      // Who does not wait gets the answer that every start gets, whatever has become of the execution meanwhile.
      if wait > .zero { return .json(envelope(ExecutionView(immediate).json)) }
      return .json(envelope(.object(ExecutionView.summary(identity, status: .running, completedAt: nil))))
    }
    if wait > .zero, let view = try await reader.finished(id, of: user, within: wait) {
      return .json(envelope(view.json))
    }
    guard id != identity.id else {
      return .json(envelope(.object(ExecutionView.summary(identity, status: .running, completedAt: nil))))
    }
    // The first answer again, whatever has become of the execution since.
    guard let view = try await reader.view(id, of: user) else { throw APIError.notFound("Execution") }
    return .json(envelope(.object(ExecutionView.summary(view.identity, status: .running, completedAt: nil))))
  }
}
