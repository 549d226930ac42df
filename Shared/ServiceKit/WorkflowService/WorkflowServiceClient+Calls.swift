internal import HTTP
internal import Platform
package import WorkflowModels

/// What an execution starts from.
package enum WorkflowSource: Sendable {
  case stored(WorkflowID)
  case document(JSON)
}

/// The calls, named by what they do. Answers are the workflow service's own JSON.
extension WorkflowServiceClient {
  /// `POST /workflow/execute`. The answer's `execution_id` is durable once this returns.
  ///
  /// - Parameters:
  ///   - idempotencyKey: one per thing to be started, whatever the number of tries: also of the caller's own.
  ///   - key: a business key to search by.
  ///   - wait: asks for the finished execution, if it ends in time.
  ///   - timeout: for all tries together, instead of the client's own.
  package func execute(
    _ source: WorkflowSource, user: UserID, input: JSON?, idempotencyKey: String, key: String? = nil,
    wait: Duration? = nil, timeout: Duration? = nil, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    var body: JSONObject = ["user_id": .string(user.rawValue)]
    switch source {
    case .stored(let id): body["workflow_id"] = .string(id.rawValue)
    case .document(let document): body["workflow_data"] = document
    }
    body["input"] = input
    if let key { body["key"] = .string(key) }
    if let wait { body["wait_seconds"] = .double(wait.inSeconds) }
    return try await call(
      WorkflowServiceCall(
        method: .post, path: "/workflow/execute", body: .object(body), idempotencyKey: idempotencyKey,
        timeout: timeout, mayTakeLong: wait != nil), context: context)
  }

  /// `POST /workflow/execute/batch`: many starts in one request. Each item carries its own `idempotency_key`; the answer
  /// has, in their order, an execution (with `ended: true` if it has ended with its start) or `{error, status}`.
  package func execute(
    batch items: [JSON], timeout: Duration? = nil, context: CallContext
  ) async throws(WorkflowServiceError) -> [JSON] {
    let answer = try await call(
      WorkflowServiceCall(
        method: .post, path: "/workflow/execute/batch", body: ["items": .array(items), "tell_ended": true],
        timeout: timeout,
        isRepeatable: true), context: context)
    guard let results = answer["results"]?.arrayValue, results.count == items.count else {
      throw .unavailable(reason: "an answer without a result for each item", mayHaveArrived: true)
    }
    return results
  }

  /// `POST /workflow/executions/lookup`: the statuses of executions; those that are not there are left out.
  package func statuses(
    of ids: [ExecutionID], user: UserID, timeout: Duration? = nil, context: CallContext
  ) async throws(WorkflowServiceError) -> [ExecutionID: String] {
    let answer = try await call(
      WorkflowServiceCall(
        method: .post, path: "/workflow/executions/lookup",
        body: ["user_id": .string(user.rawValue), "execution_ids": .array(ids.map { .string($0.rawValue) })],
        timeout: timeout, isRepeatable: true), context: context)
    var statuses: [ExecutionID: String] = [:]
    for item in answer["executions"]?.arrayValue ?? [] {
      guard let id = item["execution_id"]?.stringValue, let status = item["status"]?.stringValue else { continue }
      statuses[ExecutionID(rawValue: id)] = status
    }
    return statuses
  }

  /// `GET /workflow/executions/{id}`.
  package func execution(
    _ id: ExecutionID, user: UserID, timeout: Duration? = nil, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    try await call(
      WorkflowServiceCall(path: path("/workflow/executions/\(id)", user), timeout: timeout), context: context)
  }

  /// `POST /workflow/executions/{id}/cancel`: doing it twice is doing it once.
  package func cancel(
    _ id: ExecutionID, user: UserID, timeout: Duration? = nil, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    try await call(
      WorkflowServiceCall(
        method: .post, path: "/workflow/executions/\(id)/cancel", body: ["user_id": .string(user.rawValue)],
        idempotencyKey: "cancel-\(id)", timeout: timeout), context: context)
  }

  /// `POST /api/workflows/`: stores the document as version 1.
  package func createWorkflow(
    _ document: JSONObject, user: UserID, idempotencyKey: String, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    try await call(
      WorkflowServiceCall(
        method: .post, path: "/api/workflows/", body: withUser(document, user), idempotencyKey: idempotencyKey),
      context: context)
  }

  /// `PUT /api/workflows/{id}/`: stores the document as a new version.
  package func updateWorkflow(
    _ id: WorkflowID, _ document: JSONObject, user: UserID, idempotencyKey: String, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    try await call(
      WorkflowServiceCall(
        method: .put, path: "/api/workflows/\(id)/", body: withUser(document, user), idempotencyKey: idempotencyKey),
      context: context)
  }

  /// `GET /api/workflows/{id}/`.
  package func workflow(
    _ id: WorkflowID, user: UserID, timeout: Duration? = nil, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    try await call(
      WorkflowServiceCall(path: path("/api/workflows/\(id)/", user), timeout: timeout), context: context)
  }

  /// `GET /api/workflows/{id}/versions/{n}/`: the document as it was then.
  package func version(
    _ number: Int, of id: WorkflowID, user: UserID, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    try await call(
      WorkflowServiceCall(path: path("/api/workflows/\(id)/versions/\(number)/", user)), context: context)
  }

  /// `GET /api/workflows/{id}/diff`: `{patch, sentences, …}`.
  package func difference(
    of id: WorkflowID, from: Int, to: Int, user: UserID, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    try await call(
      WorkflowServiceCall(path: path("/api/workflows/\(id)/diff", user) + "&from=\(from)&to=\(to)"), context: context)
  }

  /// `POST /api/workflows/{id}/activate`.
  package func activate(
    _ id: WorkflowID, user: UserID, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    try await call(
      WorkflowServiceCall(
        method: .post, path: "/api/workflows/\(id)/activate", body: ["user_id": .string(user.rawValue)]),
      context: context)
  }

  /// `POST /api/workflows/validate/`: `{valid, diagnostics}`.
  package func validate(
    _ document: JSONObject, user: UserID, context: CallContext
  ) async throws(WorkflowServiceError) -> JSON {
    try await call(
      WorkflowServiceCall(method: .post, path: "/api/workflows/validate/", body: withUser(document, user)),
      context: context)
  }

  /// `GET /api/node-types`.
  package func nodeTypes(context: CallContext) async throws(WorkflowServiceError) -> JSON {
    try await call(WorkflowServiceCall(path: "/api/node-types"), context: context)
  }

  private func withUser(_ document: JSONObject, _ user: UserID) -> JSON {
    var body = document
    body["user_id"] = .string(user.rawValue)
    return .object(body)
  }

  private func path(_ path: String, _ user: UserID) -> String {
    "\(path)?user_id=\(PercentEncoding.encode(user.rawValue))"
  }
}
