internal import HTTP
package import WorkflowModels

/// The errors that all services share, with the words of the contract.
extension APIError {
  /// 400: the text in the path is no id of this kind. `kind` is capitalised: "Workflow", "Execution", "Schedule".
  package static func malformedID(_ kind: String) -> APIError {
    APIError(.badRequest, code: "invalid_\(snakeCase(kind))_id", detail: "Invalid \(lowerTail(kind)) ID format")
  }

  /// 404: it does not exist, or is another user's, which a caller must not be able to tell apart.
  package static func notFound(_ kind: String) -> APIError {
    APIError(.notFound, code: "\(snakeCase(kind))_not_found", detail: "\(kind) not found")
  }

  package static func badRequest(code: String, _ detail: String) -> APIError {
    APIError(.badRequest, code: code, detail: detail)
  }

  package static func conflict(code: String, _ detail: String) -> APIError {
    APIError(.conflict, code: code, detail: detail)
  }

  package static func unprocessable(code: String, _ detail: String, diagnostics: [Diagnostic] = []) -> APIError {
    APIError(.unprocessableContent, code: code, detail: detail, diagnostics: diagnostics)
  }

  package static func tooLarge(limit: Int) -> APIError {
    APIError(
      .contentTooLarge, code: "body_too_large",
      detail: "The request body is larger than \(limit) bytes; send less, or raise MAX_BODY_BYTES.")
  }

  package static func rateLimited(after: Duration) -> APIError {
    APIError(
      .tooManyRequests, code: "rate_limited", detail: "Rate limit exceeded",
      headers: ["Retry-After": retryAfter(after)])
  }

  /// 503: something that this request needs is away now, and trying again later makes sense.
  package static func unavailable(code: String, _ detail: String, after: Duration = .seconds(1)) -> APIError {
    APIError(.serviceUnavailable, code: code, detail: detail, headers: ["Retry-After": retryAfter(after)])
  }

  package static let workflowServiceUnavailable = unavailable(
    code: "workflow_service_unavailable", "Workflow Service unavailable", after: .seconds(5))

  package static let postgresUnavailable = unavailable(
    code: "postgres_unavailable", "The database cannot be reached just now; try again in a moment.")

  /// What was asked for may have been done: only a key makes it safe to ask again.
  package static let postgresSlow = unavailable(
    code: "postgres_timeout",
    "The database did not answer in time; try again in a moment, with the same Idempotency-Key where one was sent.",
    after: .seconds(5))

  /// 500: the log has the reason under the same request id; the caller gets only the id.
  package static func internalError(requestID: String) -> APIError {
    APIError(
      .internalServerError, code: "internal_error",
      detail: "Something went wrong on our side; the log has the reason under request id \(requestID).",
      fields: ["request_id": .string(requestID)])
  }

  /// Whole seconds, rounded up and at least one: a caller told to come back after 0 s comes back at once.
  private static func retryAfter(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return String(max(1, attoseconds > 0 && seconds < .max ? seconds + 1 : seconds))
  }

  private static func snakeCase(_ kind: String) -> String {
    kind.lowercased().split(separator: " ").joined(separator: "_")
  }

  /// "Workflow" → "workflow", but an abbreviation such as "API key" stays.
  private static func lowerTail(_ kind: String) -> String {
    let second = kind.dropFirst().first
    return second?.isUppercase == true ? kind : kind.prefix(1).lowercased() + kind.dropFirst()
  }
}
