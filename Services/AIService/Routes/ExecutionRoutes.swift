internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Running a stored workflow and asking how a run goes: the workflow service's answers in the words of this API.
struct ExecutionRoutes: Sendable {
  let workflows: WorkflowServiceClient
  let idempotency: IdempotencyKeys
  let keeper: ExemplarKeeper
  let isEnabled: Bool
  static let tag = "Execution"

  func add(to api: inout API) {
    api.post(
      "/ai/workflows/{workflow_id}/execute", "Run a workflow", tag: Self.tag, parameters: [.idempotencyKey],
      body: .object(
        ["user_id": .string(), "input": .object([:], "What the run starts with.")], required: ["user_id"]),
      responses: [
        .ok(
          .object([
            "execution_id": .string(), "status": .string(), "workflow_id": .string(), "user_id": .string(),
            "message": .string(),
          ]))
      ]
    ) { request in try await execute(request) }
    api.get(
      "/ai/workflows/execution/{execution_id}/status", "How a run goes", tag: Self.tag, parameters: [.userID],
      responses: [
        .ok(
          .object([
            "execution_id": .string(), "status": .string(), "workflow_id": .string(), "user_id": .string(),
            "started_at": .time(), "completed_at": .time().orNull, "execution_time_seconds": .number().orNull,
            "output_data": .any, "error_message": .string().orNull,
          ]))
      ]
    ) { request in try await status(request) }
  }

  private func execute(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.workflowID("workflow_id")
    var fields = try request.optionalFields()
    let user = fields.userID()
    let input = fields.optionalObject("input")
    try fields.finish()
    guard isEnabled else { throw WorkflowLauncher.disabled }
    let body: JSON = request.http.body.isEmpty ? [:] : try request.json()
    return try await idempotency.run(request, user: user, body: body) { operation in
      let started = try await workflows.execute(
        .stored(id), user: user, input: input.map { .object($0) }, idempotencyKey: "run-\(operation.id)",
        context: request.context)
      await keeper.accept(id, of: user, as: .executed, context: request.context, logger: request.logger)
      return .json([
        "execution_id": started["execution_id"] ?? .null, "status": started["status"] ?? "running",
        "workflow_id": .string(id.rawValue), "user_id": .string(user.rawValue),
        "message": "Workflow execution started successfully",
      ])
    }
  }

  private static let statusFields = [
    "execution_id", "status", "workflow_id", "user_id", "started_at", "completed_at", "execution_time_seconds",
    "output_data", "error_message",
  ]

  private func status(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.executionID("execution_id")
    let execution = try await workflows.execution(id, user: try request.userID(), context: request.context)
    var answer = JSONObject(minimumCapacity: Self.statusFields.count)
    for field in Self.statusFields { answer[field] = execution[field] ?? .null }
    return .json(.object(answer))
  }
}
