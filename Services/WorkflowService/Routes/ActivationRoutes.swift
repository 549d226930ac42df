internal import Catalog
internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Switching a workflow's webhooks and schedules on and off.
struct ActivationRoutes: Sendable {
  let engine: ExecutionEngine
  let workflows: WorkflowStore
  let schedules: ScheduleSync

  func add(to api: inout API) {
    for (word, isActive) in [("activate", true), ("deactivate", false)] {
      api.post(
        "/api/workflows/{id}/\(word)", isActive ? "Make its webhooks and schedules live" : "Take them down",
        tag: "Workflows", body: .caller, responses: [.ok(.reference("StoredWorkflow"))]
      ) { request in try await set(isActive, request) }
    }
  }

  private func set(_ isActive: Bool, _ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.workflowID()
    var fields = try request.optionalFields()
    let user = fields.userID()
    try fields.finish()
    guard let record = try await workflows.workflow(id, of: user) else { throw APIError.notFound("Workflow") }
    let target = try Target(record, library: engine.library)
    try await Activation(workflows: workflows, schedules: schedules, now: engine.parts.now)
      .set(isActive, record, target.workflow)
    guard let changed = try await workflows.workflow(id, of: user) else { throw APIError.notFound("Workflow") }
    return .json(try WorkflowView.json(changed))
  }
}

/// Sets whether a workflow is active, with the claims of its webhook nodes, and has the scheduler told.
struct Activation: Sendable {
  let workflows: WorkflowStore
  let schedules: ScheduleSync
  let now: @Sendable () -> Timestamp

  func set(_ isActive: Bool, _ record: WorkflowRecord, _ workflow: CompiledWorkflow) async throws {
    let claims = WebhookSettings.all(of: workflow).map { settings in
      WebhookClaim(
        method: settings.method, path: settings.path, workflowID: record.id, nodeID: settings.node)
    }
    guard Set(claims).count == claims.count else {
      throw APIError.conflict(code: "webhook_path_taken", "Two webhooks of the workflow have the same path and method.")
    }
    switch try await workflows.setActive(
      isActive, record.id, of: record.userID, claims: claims, hasSchedules: ScheduleNodes.exist(in: workflow), at: now()
    )
    {
    case .done: schedules.wake()
    case .notFound: throw APIError.notFound("Workflow")
    case .taken(let claim):
      throw APIError.conflict(
        code: "webhook_path_taken",
        "Another active workflow answers \(claim.method) /webhooks/\(claim.path); choose another path.")
    }
  }
}
