package import HTTP
package import Platform
internal import WorkflowModels

/// Calls the workflow service over HTTP, the only way in which the other services reach workflows.
///
/// Every call is tried again on connection errors, time-outs and 5xx with back-off, on 429 and on an idempotency key
/// that is in use after `Retry-After`, always within the whole time-out; a call that starts something carries the
/// same `Idempotency-Key` on every try.
package struct WorkflowServiceClient: Sendable {
  private let baseURL: String
  private let timeout: Duration
  private let http: HTTPClient
  private let logger: Logger
  private let backoff: Backoff

  /// - Parameters:
  ///   - baseURL: such as `http://127.0.0.1:8002`.
  ///   - timeout: for a whole call, all tries and waits included.
  package init(
    baseURL: String, timeout: Duration = .seconds(30), http: HTTPClient, logger: Logger,
    backoff: Backoff = Backoff(initial: .milliseconds(100), factor: 2, maximum: .seconds(3))
  ) {
    self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    self.timeout = timeout
    self.http = http
    self.logger = logger
    self.backoff = backoff
  }

  package init(_ parts: ServiceParts) {
    self.init(
      baseURL: parts.common.workflowServiceURL, timeout: parts.common.workflowServiceTimeout, http: parts.http,
      logger: parts.logger)
  }

  /// Whether it says that it can do its job; asked once.
  package func isHealthy(within patience: Duration = .milliseconds(1500)) async -> Bool {
    var request = HTTPClientRequest(.get, baseURL + "/health")
    request.deadline = patience
    request.egress = .internalService
    do {
      return try await http.send(request).status.isSuccess
    } catch {
      return false
    }
  }

  /// One call with its tries.
  func call(_ call: WorkflowServiceCall, context: CallContext) async throws(WorkflowServiceError) -> JSON {
    let start = MonotonicTime.now
    let limit = call.timeout ?? timeout
    var attempt = 0
    var mayHaveArrived = false
    while true {
      attempt += 1
      let left = limit - MonotonicTime.now.duration(since: start)
      let outcome = await send(call, context: context, within: left, of: limit)
      switch outcome {
      case .answered(let json):
        return json
      case .refused(let status, let json):
        throw .refused(status, json)
      case .cancelled:
        throw .cancelled
      case .tryAgain(let reason, let after, let arrived):
        mayHaveArrived = mayHaveArrived || arrived
        let wait = max(after ?? .zero, backoff.delay(attempt: attempt))
        let spent = MonotonicTime.now.duration(since: start)
        guard spent + wait < limit else {
          logger.warning(
            "The workflow service did not serve a call in time.",
            [.path: .string(call.path), .attempts: .int(attempt), .reason: .string(reason)])
          throw .unavailable(reason: reason, mayHaveArrived: mayHaveArrived)
        }
        do { try await Task.sleep(for: wait) } catch { throw .cancelled }
      }
    }
  }

  private enum Outcome {
    case answered(JSON)
    case refused(HTTPStatus, JSON)
    case tryAgain(reason: String, after: Duration? = nil, mayHaveArrived: Bool)
    case cancelled
  }

  private func send(
    _ call: WorkflowServiceCall, context: CallContext, within left: Duration, of limit: Duration
  ) async -> Outcome {
    // A try that hangs must leave time for another, unless the call itself waits for a result over there.
    let deadline = call.mayTakeLong ? left : min(left, max(limit / 2, .seconds(1)))
    var request = HTTPClientRequest(call.method, baseURL + call.path)
    request.headers = context.headersToPassOn
    request.headers["Accept"] = "application/json"
    if let key = call.idempotencyKey { request.headers["Idempotency-Key"] = key }
    if let body = call.body {
      request.headers["Content-Type"] = "application/json"
      request.body = body.bytes()
    }
    request.deadline = deadline
    request.egress = .internalService
    request.maximumResponseBytes = 64 << 20
    // Safe by the idempotency key: without this, a dead kept-alive connection would fail every first POST.
    request.mayBeSentTwice = call.idempotencyKey != nil || call.isRepeatable ? true : nil
    do {
      return Self.outcome(of: try await http.send(request))
    } catch {
      return error.code == .cancelled
        ? .cancelled : .tryAgain(reason: error.message, mayHaveArrived: error.requestMayHaveBeenSent)
    }
  }

  private static func outcome(of response: HTTPClientResponse) -> Outcome {
    let json = response.body.isEmpty ? JSON.null : try? JSON(parsing: response.body)
    let status = response.status
    switch status.code {
    case 200..<300:
      return json.map { .answered($0) } ?? .tryAgain(reason: "an answer that is not JSON", mayHaveArrived: true)
    case 429, 503:
      // Both say that nothing was done.
      return .tryAgain(reason: "status \(status.code)", after: retryAfter(response), mayHaveArrived: false)
    case 500...:
      return .tryAgain(reason: "status \(status.code)", after: retryAfter(response), mayHaveArrived: true)
    case 409 where json?["code"]?.stringValue == "idempotency_in_progress":
      return .tryAgain(
        reason: "the first try is still being served", after: retryAfter(response), mayHaveArrived: true)
    default:
      return .refused(status, json ?? .null)
    }
  }

  private static func retryAfter(_ response: HTTPClientResponse) -> Duration? {
    RetryAfter.parse(response.headers["Retry-After"], now: SystemTime.microsecondsSince1970 / 1_000_000)
  }
}

/// One call as data.
struct WorkflowServiceCall: Sendable {
  var method: HTTPMethod = .get
  /// With its query.
  var path: String
  var body: JSON?
  var idempotencyKey: String?
  /// Instead of the client's own.
  var timeout: Duration?
  var mayTakeLong = false
  /// A POST that does no harm when it arrives twice, though it has no key of its own.
  var isRepeatable = false
}
