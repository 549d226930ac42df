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
      parameters: [.idempotencyKey], body: ExecuteRequest.schema, responses: [.ok(.reference("Execution"))]
    ) { request in try await execute(request) }
    api.post(
      "/api/workflows/{id}/execute", "Execute a stored workflow and wait for it", tag: "Workflows",
      parameters: [.idempotencyKey],
      body: .object(
        ["user_id": .string(), "trigger_data": .any, "credentials": SentCredentials.schema], required: ["user_id"]),
      responses: [.ok(.object(["execution": .reference("Execution")]))]
    ) { request in try await executeStored(request) }
  }

  private func execute(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let wish = try ExecuteRequest(&fields)
    let target: Target
    if let inline = wish.inline {
      target = try Target(inline, library: engine.library)
      engine.library.known.remember(target, sentIn: request.http.body)
    } else {
      target = try await self.target(wish.stored, of: wish.user)
    }
    return try await start(
      target, wish.input, wish.options, user: wish.user, key: wish.key, trigger: try wish.trigger(in: target.workflow),
      wait: wish.wait, wish.credentials, request
    ) { $0 }
  }

  private func executeStored(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.workflowID()
    var fields = try request.fields()
    let user = fields.userID()
    let input = fields.value("trigger_data") ?? [:]
    let credentials = SentCredentials.read(&fields)
    let wait = fields.number("wait_seconds", in: 0...Self.longestWait, default: 30)
    try fields.finish()
    let target = try await target(id, of: user)
    return try await start(
      target, input, ExecutionOptions(), user: user, key: nil, trigger: nil, wait: .seconds(wait), credentials, request
    ) {
      .object(["execution": $0])
    }
  }

  private func target(_ id: WorkflowID?, of user: UserID) async throws -> Target {
    guard let id, let head = try await heads.current(id, of: user) else { throw APIError.notFound("Workflow") }
    return try await Target(id, head, library: engine.library)
  }

  private func start(
    _ target: Target, _ input: JSON, _ options: ExecutionOptions, user: UserID, key: String?, trigger: NodeID?,
    wait: Duration,
    _ credentials: [String: Credential], _ request: APIRequest, _ envelope: (JSON) -> JSON
  ) async throws -> HTTPResponse {
    let newID = ExecutionID.next()
    let identity = ExecutionIdentity(
      id: newID, userID: user, workflowID: target.id(in: newID), workflowVersion: target.version,
      startedAt: engine.parts.now(), businessKey: key, trigger: trigger, input: input, options: options)
    let idempotency = try IdempotencyHeader.read(request)
    let id: ExecutionID
    var status = ExecutionStatus.running
    switch try await engine.start(target.workflow, identity, idempotency: idempotency, credentials: credentials) {
    case .mismatch: throw APIError.idempotencyMismatch
    case .duplicate(let earlier): id = earlier
    case .run: id = identity.id
    case .stored(let place): (id, status) = (identity.id, place)
    case .ended(let immediate):
      // Who does not wait gets the answer that every start gets, whatever has become of the execution meanwhile.
      if wait > .zero { return .json(envelope(ExecutionView(immediate).json)) }
      return .json(envelope(.object(ExecutionView.summary(identity, status: .running, completedAt: nil))))
    }
    if wait > .zero, let view = try await reader.finished(id, of: user, within: wait) {
      return .json(envelope(view.json))
    }
    guard id != identity.id else {
      return .json(envelope(.object(ExecutionView.summary(identity, status: status, completedAt: nil))))
    }
    // The first answer again, whatever has become of the execution since.
    guard let view = try await reader.view(id, of: user) else { throw APIError.notFound("Execution") }
    return .json(envelope(.object(ExecutionView.summary(view.identity, status: .running, completedAt: nil))))
  }
}
