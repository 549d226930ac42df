/// The beginning of an answer: what is known before its body.
package struct HTTPClientResponseHead: Sendable {
  package let status: HTTPStatus
  /// Without `Content-Encoding` and `Content-Length` where the client has decompressed the body.
  package let headers: HTTPHeaders
  /// What the server spoke: `HTTP/1.1`, `HTTP/2`.
  package let version: String

  package init(status: HTTPStatus, headers: HTTPHeaders, version: String = "HTTP/1.1") {
    self.status = status
    self.headers = headers
    self.version = version
  }
}

/// A whole answer.
package struct HTTPClientResponse: Sendable {
  package let head: HTTPClientResponseHead
  package let body: [UInt8]

  package init(head: HTTPClientResponseHead, body: [UInt8]) {
    self.head = head
    self.body = body
  }

  package var status: HTTPStatus { head.status }
  package var headers: HTTPHeaders { head.headers }
  /// The body as text; bytes that are no UTF-8 become replacement characters.
  package var text: String { String(decoding: body, as: UTF8.self) }
}
