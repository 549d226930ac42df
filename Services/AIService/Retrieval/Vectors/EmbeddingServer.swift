internal import Embeddings
internal import HTTP
internal import Platform
internal import WorkflowModels

/// Calls a server of embeddings or vectors: one JSON for another, and what goes wrong in one sentence without the
/// server's own words.
struct EmbeddingServer: Sendable {
  let name: String
  let baseURL: String
  let headers: HTTPHeaders
  let http: HTTPClient

  /// For what nobody waits for.
  static let patient = Duration.seconds(30)
  /// For what a sentence waits for: words alone are better than a long silence.
  static let prompt = Duration.seconds(3)

  func post(_ path: String, _ body: JSON, within deadline: Duration) async throws(EmbeddingError) -> JSON {
    var request = HTTPClientRequest(.post, baseURL + path, headers: headers, body: body.bytes(), deadline: deadline)
    request.headers["Content-Type"] = "application/json"
    // The address is the operator's own setting, never a user's.
    request.egress = .internalService
    // Each of these calls does the same when it is made twice.
    request.mayBeSentTwice = true
    request.retry = HTTPRetryPolicy(maximumAttempts: 4, retryConnectionErrors: .always)
    request.maximumResponseBytes = 64 << 20
    let response: HTTPClientResponse
    do throws(HTTPClientError) {
      response = try await http.send(request)
    } catch {
      throw EmbeddingError(.unavailable, "\(name) could not be reached.")
    }
    guard response.status.isSuccess else {
      throw EmbeddingError(.refused, "\(name) answered with status \(response.status.code).")
    }
    guard let json = try? JSON(parsing: response.body) else {
      throw EmbeddingError(.malformed, "\(name) answered with what is no JSON.")
    }
    return json
  }
}
