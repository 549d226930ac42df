/// What a handler answers.
package struct HTTPResponse: Sendable {
  package enum Body: Sendable {
    case bytes([UInt8])
    /// Writes the body bit by bit, after the head was sent. When it throws, the connection is cut, so that the client
    /// sees that the body is not whole. Its task is cancelled when the client goes away.
    case stream(@Sendable (HTTPBodyWriter) async throws -> Void)
    /// Answers 101 and speaks WebSocket until the closure returns. Anything but a WebSocket handshake gets 426.
    case webSocket(@Sendable (WebSocket) async throws -> Void)
  }

  package var status: HTTPStatus
  /// `Content-Length`, `Transfer-Encoding` and `Date` are the server's and are ignored here.
  package var headers: HTTPHeaders
  package var body: Body
  /// Has no end of its own: its task is cancelled as soon as the server begins to stop.
  var endsWithServer = false

  package init(status: HTTPStatus = .ok, headers: HTTPHeaders = [:], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package init(status: HTTPStatus = .ok, headers: HTTPHeaders = [:], bytes: [UInt8]) {
    self.init(status: status, headers: headers, body: .bytes(bytes))
  }

  package static func text(_ text: String, status: HTTPStatus = .ok) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: ["Content-Type": "text/plain; charset=utf-8"], body: .bytes(Array(text.utf8)))
  }

  /// Live events (`text/event-stream`). While the closure has nothing to say, a comment every `heartbeat` keeps
  /// proxies from closing the connection.
  package static func events(
    heartbeat: Duration = .seconds(15), headers: HTTPHeaders = [:],
    _ write: @escaping @Sendable (ServerSentEvents) async throws -> Void
  ) -> HTTPResponse {
    var all = headers
    all["Content-Type"] = "text/event-stream"
    all["Cache-Control"] = "no-store"
    // nginx buffers answers unless told not to.
    all["X-Accel-Buffering"] = "no"
    var response = HTTPResponse(
      headers: all,
      body: .stream { writer in
        try await ServerSentEvents(writer: writer).run(heartbeat: heartbeat, write)
      })
    response.endsWithServer = true
    return response
  }
}
