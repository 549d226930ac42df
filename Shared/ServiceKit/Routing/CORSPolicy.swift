internal import HTTP

/// Which web pages may call from a browser, by `CORS_ALLOWED_ORIGINS`: a comma-separated list of origins, or `*`.
package struct CORSPolicy: Sendable, Hashable {
  package static let none = CORSPolicy(origins: [])

  private let origins: Set<String>
  private let allowsAll: Bool

  package init(origins: [String]) {
    allowsAll = origins.contains("*")
    self.origins = Set(origins.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 })
  }

  package init(parsing text: String) {
    self.init(origins: text.split { $0 == "," || $0 == " " }.map(String.init))
  }

  /// The answer to a browser's question before the real request; nil for any other request.
  func preflightAnswer(to request: HTTPRequest) -> HTTPResponse? {
    guard request.method == .options, let origin = request.headers["Origin"], allows(origin),
      request.headers.contains("Access-Control-Request-Method")
    else { return nil }
    return HTTPResponse(
      status: .noContent,
      headers: [
        "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
        "Access-Control-Allow-Headers":
          "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-Request-Id, traceparent",
        "Access-Control-Max-Age": "600",
      ], body: .bytes([]))
  }

  func allow(_ request: HTTPRequest, in response: inout HTTPResponse) {
    guard allowsAll || !origins.isEmpty else { return }
    // Answers differ by origin: a cache between must know.
    if !allowsAll { response.headers.add("Vary", "Origin") }
    guard let origin = request.headers["Origin"], allows(origin) else { return }
    response.headers["Access-Control-Allow-Origin"] = allowsAll ? "*" : origin
    response.headers["Access-Control-Expose-Headers"] = "X-Request-Id, traceparent, Retry-After, Location"
  }

  private func allows(_ origin: String) -> Bool { allowsAll || origins.contains(origin) }
}
