package import HTTP
package import WorkflowModels

/// Answers as handlers write them.
extension HTTPResponse {
  package static func json(_ json: JSON, status: HTTPStatus = .ok, headers: HTTPHeaders = HTTPHeaders()) -> HTTPResponse
  {
    bytes(json.bytes(), type: "application/json", status: status, headers: headers)
  }

  /// - Parameter bytes: a JSON text.
  package static func json(bytes: [UInt8]) -> HTTPResponse { self.bytes(bytes, type: "application/json") }

  /// The type, and what the middleware adds to every answer.
  private static let usualFields = 4

  package static func text(_ text: String, type: String) -> HTTPResponse {
    bytes(Array(text.utf8), type: type)
  }

  package static func html(_ text: String) -> HTTPResponse {
    bytes(Array(text.utf8), type: "text/html; charset=utf-8")
  }

  package static func bytes(
    _ bytes: [UInt8], type: String, status: HTTPStatus = .ok, headers: HTTPHeaders = HTTPHeaders()
  ) -> HTTPResponse {
    var headers = headers
    headers.reserveCapacity(headers.count + Self.usualFields)
    headers["Content-Type"] = type
    return HTTPResponse(status: status, headers: headers, body: .bytes(bytes))
  }

  /// 204, for a deletion.
  package static var noContent: HTTPResponse {
    HTTPResponse(status: .noContent, headers: [:], body: .bytes([]))
  }
}
