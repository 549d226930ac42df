package import HTTP
package import Platform

/// What follows one request through the services: its id and its place in a trace.
package struct RequestContext: Sendable {
  /// As the caller sent it in `X-Request-Id`, or made here. Every log line of the request has it, and its answer.
  package let requestID: String
  package let trace: TraceContext

  package init(requestID: String, trace: TraceContext) {
    self.requestID = requestID
    self.trace = trace
  }

  /// For work that no request began, such as a schedule's tick.
  package static func begin() -> RequestContext {
    RequestContext(requestID: makeRequestID(), trace: .begin())
  }

  /// Takes what the caller sent, where it is well formed; a header that could forge log lines is replaced.
  init(from headers: HTTPHeaders) {
    let sent = headers["X-Request-Id"]
    requestID = sent.flatMap { Self.isUsable($0) ? $0 : nil } ?? Self.makeRequestID()
    trace = headers["traceparent"].flatMap { TraceContext(traceparent: $0) }?.child() ?? .begin()
  }

  /// What a call to another service carries, so that both logs tell of the same request.
  package var headersToPassOn: HTTPHeaders {
    ["X-Request-Id": requestID, "traceparent": trace.traceparent]
  }

  private static func makeRequestID() -> String { "req_\(UUIDv7().text)" }

  private static func isUsable(_ id: String) -> Bool {
    (1...128).contains(id.utf8.count)
      && id.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }
}
