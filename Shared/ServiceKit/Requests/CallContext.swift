package import HTTP
package import Platform

/// What follows one request through the services: its id and its place in a trace. A class, because it is handed on
/// many times.
package final class CallContext: Sendable {
  /// As the caller sent it in `X-Request-Id`, or made here. Every log line of the request has it, and its answer.
  package let requestID: String
  package let trace: TraceContext

  package init(requestID: RequestID, trace: TraceContext) {
    self.requestID = requestID.rawValue
    self.trace = trace
  }

  /// For work that no request began, such as a schedule's tick.
  package static func begin() -> CallContext {
    CallContext(requestID: RequestID(accepting: nil), trace: .new())
  }

  /// Takes what the caller sent, where it is well formed, and begins anew where it is not.
  package convenience init(from headers: HTTPHeaders) {
    self.init(
      requestID: RequestID(accepting: headers["X-Request-Id"]),
      trace: headers["traceparent"].flatMap { TraceContext(traceparent: $0) }?.child() ?? .new())
  }

  /// What a call to another service carries, so that both logs tell of the same request.
  package var headersToPassOn: HTTPHeaders {
    ["X-Request-Id": requestID, "traceparent": trace.traceparent]
  }
}

extension CallContext {
  /// The logger with this context on every line.
  package func logger(_ logger: Logger) -> Logger {
    logger.with([.requestID: .string(requestID), .traceID: .string(trace.traceID)])
  }
}
