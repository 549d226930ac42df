internal import HTTP
internal import Platform
package import ServiceKit
package import Store
internal import WorkflowModels

/// `Idempotency-Key` of requests that start an execution. The key is committed with the execution itself, so there is
/// no moment at which one exists without the other.
enum IdempotencyHeader {
  static func read(_ request: APIRequest) throws -> ExecutionStart.Idempotency? {
    guard let key = request.headers["Idempotency-Key"] else { return nil }
    guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw APIError.unprocessable(
        code: "invalid_idempotency_key", "`Idempotency-Key` must have 1 to 255 printable ASCII characters.")
    }
    // A webhook's body may be anything: what is no JSON is compared as it is.
    let body = (try? JSON(parsing: request.http.body))?.canonicalBytes() ?? request.http.body
    let path = request.http.path.hasSuffix("/") ? String(request.http.path.dropLast()) : request.http.path
    return ExecutionStart.Idempotency(
      route: "\(request.method) \(path)", key: key, bodyDigest: SHA256.hex(body))
  }
}

extension APIError {
  static let idempotencyMismatch = APIError.conflict(
    code: "idempotency_mismatch",
    "This `Idempotency-Key` was used with another body; use a new key for a new request.")
}

extension PrefixedIdentifier {
  /// A new id, later than all before it.
  static func next() -> Self { Self(rawValue: UUIDv7.next().text(after: prefix)) }
}

extension StoreError: APIErrorConvertible {
  package var apiError: APIError {
    switch self {
    case .closed: .unavailable(code: "stopping", "The service is stopping; send the request again.")
    case .fencedOut, .incomplete:
      .unavailable(code: "lease_lost", "The service has just lost its lease on the database; try again in a moment.")
    case .corrupt: .unavailable(code: "stored_data", "What is stored cannot be read by this version of the engine.")
    }
  }
}
