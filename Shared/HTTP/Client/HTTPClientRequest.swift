internal import Platform

/// One call to a server: what to send, how long it may take, and where it may go.
package struct HTTPClientRequest: Sendable {
  package var method: HTTPMethod
  /// Absolute, `http` or `https`. Spaces and letters beyond ASCII are percent-encoded.
  package var url: String
  package var headers: HTTPHeaders
  package var body: [UInt8]?
  /// For the whole call: queueing, resolving, redirects, retries and the last byte of the answer.
  package var deadline: Duration
  package var connectTimeout: Duration
  /// How long the server may say nothing in the middle of the exchange. Whole seconds; nil for no limit but the deadline.
  package var idleTimeout: Duration?
  /// How many redirects are followed; with 0 a redirect is an answer like any other.
  package var followRedirects: Int
  /// Counted after decompression. A longer answer ends in `.responseTooLarge`.
  package var maximumResponseBytes: Int
  /// By default nothing private may be reached; calls to services of the house say `.internalService`.
  package var egress: EgressPolicy
  package var retry: HTTPRetryPolicy?
  /// Whether the request may go out again when a connection that was kept alive turns out to be dead: the server may
  /// have acted on the first one. Nil: as the method says (`GET` may, `POST` may not).
  package var mayBeSentTwice: Bool?
  /// Names, in lower case, of headers that must not follow a redirect to another origin, besides those whose names say
  /// so themselves.
  package var secretHeaders: Set<String> = []

  package init(
    _ method: HTTPMethod = .get, _ url: String, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8]? = nil,
    deadline: Duration = .seconds(30), connectTimeout: Duration = .seconds(10), idleTimeout: Duration? = nil,
    followRedirects: Int = 0, maximumResponseBytes: Int = 10 << 20, egress: EgressPolicy = .publicOnly,
    retry: HTTPRetryPolicy? = nil, mayBeSentTwice: Bool? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.deadline = deadline
    self.connectTimeout = connectTimeout
    self.idleTimeout = idleTimeout
    self.followRedirects = followRedirects
    self.maximumResponseBytes = maximumResponseBytes
    self.egress = egress
    self.retry = retry
    self.mayBeSentTwice = mayBeSentTwice
  }
}
