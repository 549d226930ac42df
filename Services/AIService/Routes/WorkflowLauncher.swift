internal import HTTP
internal import Platform
internal import ServiceKit
internal import WorkflowModels

/// Activates a workflow and runs it once, through the workflow service.
struct WorkflowLauncher: Sendable {
  let workflows: WorkflowServiceClient
  /// `ENABLE_WORKFLOW_EXECUTION`
  let isEnabled: Bool

  static let disabled = APIError.unavailable(
    code: "execution_disabled",
    "Workflow execution is disabled on this service (ENABLE_WORKFLOW_EXECUTION=false).", after: .seconds(60))

  /// The answer's `execution` part.
  func launch(_ generated: GeneratedWorkflow, input: JSON?, _ request: GenerationRequest) async throws -> JSON {
    guard isEnabled else {
      return notStarted("disabled", "Workflow generated; execution is disabled on this service")
    }
    guard !request.isDry else {
      return notStarted("not_started", "Workflow generated; a dry run stores and executes nothing")
    }
    guard !generated.isMissingSomething else {
      let questions = (generated.metadata["missing"]?.arrayValue ?? []).compactMap { $0["question"]?.stringValue }
      let message = "Workflow generated; it needs an answer before it can run: " + questions.joined(separator: " ")
      return notStarted("not_started", message)
    }
    let complaint = try await activate(generated.id, request)
    let started = try await workflows.execute(
      .stored(generated.id), user: request.user, input: input, idempotencyKey: "run-\(request.operationID)",
      context: request.context)
    var execution: JSONObject = [
      "execution_id": started["execution_id"] ?? .null, "status": started["status"] ?? "running",
      "workflow_id": .string(generated.id.rawValue), "user_id": .string(request.user.rawValue),
      "message": "Workflow generated and execution started successfully",
    ]
    if let complaint { execution["activation_error"] = .string(complaint) }
    return .object(execution)
  }

  /// A workflow that cannot be activated (its webhook's path is taken) can be run all the same; the answer says so.
  private func activate(_ id: WorkflowID, _ request: GenerationRequest) async throws -> String? {
    do throws(WorkflowServiceError) {
      _ = try await workflows.activate(id, user: request.user, context: request.context)
      return nil
    } catch {
      guard let status = error.refusedStatus, status.code != 404 else { throw error }
      request.logger.warning(
        "A generated workflow could not be activated.",
        [.workflowID: .string(id.rawValue), .status: .int(status.code)])
      return error.apiError.detail
    }
  }

  private func notStarted(_ status: String, _ message: String) -> JSON {
    ["execution_id": .null, "status": .string(status), "message": .string(message)]
  }
}
