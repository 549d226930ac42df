internal import Catalog
internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import Synchronization
internal import WorkflowModels

/// What the caller of a webhook gets, by the node's `respond`.
struct WebhookAnswer: Sendable {
  let reader: ExecutionReader

  func answer(
    _ run: ExecutionRun, _ settings: WebhookSettings, within patience: Duration
  ) async throws -> HTTPResponse {
    let deadline = MonotonicTime.now.advanced(by: patience)
    switch settings.respond {
    case .immediately: return accepted(run.identity)
    case .whenDone:
      let view = try await reader.finished(run.identity.id, of: run.identity.userID, within: patience)
      return try outcome(of: view, run.identity)
    case .respondNode:
      while true {
        let seen = run.observers.changes
        if let response = run.webhookResponse { return response.http }
        let rest = deadline.duration(since: .now)
        if run.isOver || rest <= .zero { break }
        await run.observers.change(after: seen, within: rest)
      }
      let view = try await reader.finished(run.identity.id, of: run.identity.userID, within: .zero)
      return try outcome(of: view, run.identity)
    }
  }

  /// For an execution that has ended already.
  func answer(_ immediate: ImmediateExecution, _ settings: WebhookSettings) throws -> HTTPResponse {
    if settings.respond == .immediately { return accepted(immediate.identity) }
    if settings.respond == .respondNode, let response = immediate.fold.webhookResponse { return response.http }
    return try outcome(of: ExecutionView(immediate), immediate.identity)
  }

  /// For a request that came before.
  func again(_ id: ExecutionID, of user: UserID, _ settings: WebhookSettings) async throws -> HTTPResponse {
    let wait: Duration = settings.respond == .immediately ? .zero : .seconds(60)
    guard let view = try await reader.finished(id, of: user, within: wait) else {
      throw APIError.notFound("Execution")
    }
    return settings.respond == .immediately ? accepted(view.identity) : try outcome(of: view, view.identity)
  }

  private func accepted(_ identity: ExecutionIdentity) -> HTTPResponse {
    .json(["execution_id": .string(identity.id.rawValue), "status": "running"], status: .accepted)
  }

  /// The output of a finished execution; of one that goes on, where to look for it.
  private func outcome(of view: ExecutionView?, _ identity: ExecutionIdentity) throws -> HTTPResponse {
    switch view?.status {
    case .completed: return .json(view?.output ?? .null)
    case .failed, .cancelled:
      // The author's own words may be for the author only: the caller learns that it failed, and where to look.
      throw APIError(
        .internalServerError, code: "workflow_failed", detail: "The workflow did not complete.",
        fields: ["execution_id": .string(identity.id.rawValue)])
    default: return accepted(identity)
    }
  }
}

extension ExecutionRun {
  /// What a `respond-to-webhook` node has said, if one has run.
  var webhookResponse: WebhookResponse? { state.withLock { $0.run.fold.webhookResponse } }
}

extension ExecutionFold {
  var webhookResponse: WebhookResponse? {
    for case .webhookResponse(let response) in announcements { return response }
    return nil
  }
}

extension WebhookResponse {
  fileprivate var http: HTTPResponse {
    var fields = HTTPHeaders()
    for (name, value) in headers.sorted(by: { $0.key < $1.key })
    where HTTPHeaders.isValid(name: name) && HTTPHeaders.isValid(value: value) {
      fields[name] = value
    }
    if let text = body.stringValue {
      if fields["Content-Type"] == nil { fields["Content-Type"] = "text/plain; charset=utf-8" }
      return HTTPResponse(status: HTTPStatus(code: status), headers: fields, bytes: Array(text.utf8))
    }
    if fields["Content-Type"] == nil { fields["Content-Type"] = "application/json" }
    return HTTPResponse(status: HTTPStatus(code: status), headers: fields, bytes: body.bytes())
  }
}
