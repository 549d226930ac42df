internal import Catalog
internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `ANY /webhooks/{path}`: starts the active workflow that claims the path.
struct WebhookRoutes: Sendable {
  let engine: ExecutionEngine
  let workflows: WorkflowStore
  let reader: ExecutionReader
  /// How long a caller waits for an answer that the workflow gives.
  private static let patience = Duration.seconds(60)

  func add(to api: inout API) {
    api.any(
      "/webhooks/{path*}", "Call an active workflow's webhook", tag: "Webhooks", parameters: [.idempotencyKey],
      responses: [
        .ok(.any, "What the workflow answers (`respond`: `when_done` or `respond_node`, which may choose the status)"),
        APIResponse(
          .accepted, "The execution has begun (`respond`: `immediately`)", .object(["execution_id": .string()])),
      ]
    ) { request in try await receive(request) }
  }

  private func receive(_ request: APIRequest) async throws -> HTTPResponse {
    let path = WebhookSettings.normalized(request.pathParameter("path"))
    let method = request.method.rawValue
    guard let (claim, record) = try await workflows.webhook(method: method, path: path) else {
      throw try await refusal(path)
    }
    let target = try Target(record, library: engine.library)
    guard let settings = WebhookSettings.all(of: target.workflow).first(where: { $0.node == claim.nodeID }) else {
      throw APIError.notFound("Webhook")
    }
    guard settings.accepts(signature: request.headers["X-Hub-Signature-256"], of: request.http.body) else {
      throw APIError(
        .unauthorized, code: "invalid_signature",
        detail: "X-Hub-Signature-256 must be sha256= and the HMAC-SHA256 of the body with the webhook's secret.")
    }
    let identity = ExecutionIdentity(
      id: .next(), userID: record.userID, workflowID: record.id, workflowVersion: record.version,
      startedAt: engine.parts.now(), businessKey: nil, trigger: claim.nodeID,
      input: try WebhookInput.json(request, path: path))
    let idempotency = try IdempotencyHeader.read(request)
    switch try await engine.start(target.workflow, identity, idempotency: idempotency) {
    case .mismatch: throw APIError.idempotencyMismatch
    case .duplicate(let id): return try await WebhookAnswer(reader: reader).again(id, of: record.userID, settings)
    case .stored: return try await WebhookAnswer(reader: reader).again(identity.id, of: record.userID, settings)
    case .ended(let immediate): return try WebhookAnswer(reader: reader).answer(immediate, settings)
    case .run(let run):
      return try await WebhookAnswer(reader: reader).answer(run, settings, within: Self.patience)
    }
  }

  private func refusal(_ path: String) async throws -> APIError {
    let methods = try await workflows.webhookMethods(path: path)
    guard !methods.isEmpty else {
      return APIError(
        .notFound, code: "webhook_not_found", detail: "No active workflow has a webhook at this path.")
    }
    return APIError(
      .methodNotAllowed, code: "method_not_allowed",
      detail: "The webhook at this path answers \(methods.joined(separator: ", ")).",
      headers: ["Allow": methods.joined(separator: ", ")])
  }
}
