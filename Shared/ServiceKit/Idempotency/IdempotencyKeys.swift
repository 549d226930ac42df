package import HTTP
internal import Platform
package import Store
package import WorkflowModels

/// `Idempotency-Key` for POSTs that start something: the same key with the same body gives the first answer again.
///
/// ```
/// return try await idempotency.run(request, user: user, body: body) { operation in … }
/// ```
/// Only successful answers are kept: after an error nothing has been started, and the key may be used again.
package struct IdempotencyKeys: Sendable {
  /// The work of one key. Name what is made by `id`: when a crashed attempt's work is taken up again, it has the
  /// same id, and an insert of the same row shows that it was done before.
  package struct Operation: Sendable {
    /// The text of a UUIDv7: `exec_` before it makes an execution's id.
    package let id: String
  }

  private let store: IdempotencyStore
  private let patience: Duration

  /// - Parameter patience: how long a duplicate waits for the first one's answer before it gets a 409; longer than the
  ///   store's lease.
  package init(store: IdempotencyStore, patience: Duration = .seconds(6)) {
    self.store = store
    self.patience = patience
  }

  /// Without the header the work is just done.
  package func run(
    _ request: APIRequest, user: UserID, body: JSON,
    _ work: (Operation) async throws -> HTTPResponse
  ) async throws -> HTTPResponse {
    guard let header = request.headers["Idempotency-Key"] else {
      return try await work(Operation(id: UUIDv7.next().text))
    }
    let text = try Self.validated(header)
    let key = IdempotencyStore.Key(userID: user.rawValue, route: Self.route(of: request), key: text)
    switch try await claim(key, bodyHash: SHA256.digest(body.canonicalBytes())) {
    case .mine(let operationID):
      return try await perform(key, operationID: operationID, request, work)
    case .answered(let answer):
      return .bytes(
        answer.body, type: answer.contentType, status: HTTPStatus(code: answer.status),
        headers: ["Idempotency-Replayed": "true"])
    case .inProgress:
      throw APIError(
        .conflict, code: "idempotency_in_progress",
        detail: "The first request with this Idempotency-Key is still being served; ask again in a moment.",
        headers: ["Retry-After": "1"])
    case .otherBody:
      throw APIError.conflict(
        code: "idempotency_mismatch",
        "This Idempotency-Key was used with another body; use a new key for another request.")
    }
  }

  private func claim(_ key: IdempotencyStore.Key, bodyHash: [UInt8]) async throws -> IdempotencyStore.Claim {
    let start = MonotonicTime.now
    let backoff = Backoff(initial: .milliseconds(10), factor: 1.5, maximum: .milliseconds(250), jitter: 0.2)
    var attempt = 0
    while true {
      let claim = try await store.claim(key, bodyHash: bodyHash)
      guard claim == .inProgress, MonotonicTime.now.duration(since: start) < patience else { return claim }
      attempt += 1
      try await Task.sleep(for: backoff.delay(attempt: attempt))
    }
  }

  private func perform(
    _ key: IdempotencyStore.Key, operationID: String, _ request: APIRequest,
    _ work: (Operation) async throws -> HTTPResponse
  ) async throws -> HTTPResponse {
    let response: HTTPResponse
    do {
      response = try await renewing(key, operationID: operationID) {
        try await work(Operation(id: String(operationID.dropFirst(3))))
      }
    } catch {
      await giveUp(key, operationID: operationID, because: error, request)
      throw error
    }
    guard response.status.isSuccess, case .bytes(let body) = response.body else {
      await giveUp(key, operationID: operationID, because: nil, request)
      return response
    }
    let answer = IdempotencyStore.Answer(
      status: response.status.code, contentType: response.headers["Content-Type"] ?? "application/json", body: body)
    try await store.finish(key, operationID: operationID, with: answer)
    return response
  }

  /// Work may take longer than the lease (`wait_seconds`): the claim is renewed while it lasts.
  private func renewing<Value: Sendable>(
    _ key: IdempotencyStore.Key, operationID: String, _ work: () async throws -> Value
  ) async throws -> Value {
    let renewal = Task(name: "idempotency lease") { [store] in
      // Ends by the cancellation below, whichever way the work ends. A renewal that fails is tried again at the next.
      while true {
        try await Task.sleep(for: store.renewalInterval)
        try? await store.renew(key, operationID: operationID)
      }
    }
    defer { renewal.cancel() }
    return try await work()
  }

  /// A refusal started nothing: its key is free again. Any other error may have come after the work was done, so the
  /// key keeps its operation id and only its lease ends. When this itself fails, the lease ends in its own time.
  private func giveUp(
    _ key: IdempotencyStore.Key, operationID: String, because error: (any Error)?, _ request: APIRequest
  ) async {
    let refusal = (error as? APIError) ?? (error as? any APIErrorConvertible)?.apiError
    do {
      if error == nil || refusal?.status.isClientError == true {
        try await store.release(key, operationID: operationID)
      } else {
        try await store.endLease(key, operationID: operationID)
      }
    } catch {
      request.logger.warning("An idempotency key stays claimed until its lease ends.", [.error: "\(error)"])
    }
  }

  private static func validated(_ header: String) throws(APIError) -> String {
    guard (1...255).contains(header.utf8.count), header.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw .unprocessable(
        code: "invalid_idempotency_key", "`Idempotency-Key` must have 1 to 255 printable ASCII characters.")
    }
    return header
  }

  private static func route(of request: APIRequest) -> String {
    let path = request.http.path
    return "\(request.method) " + (path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
  }
}
