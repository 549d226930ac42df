/// One request as a handler sees it: read to its end, within the server's limits.
package struct HTTPRequest: Sendable {
  package var method: HTTPMethod
  /// The path as sent, still percent-encoded, without the query. What a route captured is decoded in `parameters`.
  package let path: String
  package let query: HTTPQuery
  package var headers: HTTPHeaders
  package var body: [UInt8]
  /// The address that the connection came from, as text without the port. A proxy's, if there is one.
  package let remoteAddress: String
  /// What the matched route captured, decoded.
  package internal(set) var parameters: [String: String] = [:]
  /// The pattern of the matched route, such as `/schedules/{id}`; nil where none matched. For metrics and logs, which
  /// must not have one label for each id.
  package internal(set) var routePattern: String?
  /// What middleware knows of the request.
  package var context = RequestContext()

  /// Why the target cannot be understood; the request is then answered with 400 and reaches no handler.
  package private(set) var targetError: HTTPServerError?
  /// What answers once the middleware is done.
  var endpoint: HTTPResponder?

  /// - Parameter target: path and query as in the request line: `/schedules?limit=10`.
  package init(
    method: HTTPMethod, target: String, headers: HTTPHeaders = [:], body: [UInt8] = [], remoteAddress: String = ""
  ) {
    self.method = method
    self.headers = headers
    self.body = body
    self.remoteAddress = remoteAddress
    (path, query, targetError) = Self.parts(of: Self.originForm(of: target))
  }

  private static func parts(of origin: Substring) -> (path: String, query: HTTPQuery, error: HTTPServerError?) {
    guard let mark = origin.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (String(origin), HTTPQuery(), nil) }
    let path = String(origin[..<mark])
    do throws(PercentEncoding.DecodingError) {
      return (path, try HTTPQuery(parsing: origin[mark...].utf8.dropFirst()), nil)
    } catch {
      return (path, HTTPQuery(), .badRequest("The query is not valid. \(error)"))
    }
  }

  /// A client of a proxy sends `http://host/path`: what matters here is the path.
  private static func originForm(of target: String) -> Substring {
    guard !target.utf8.starts(with: "/".utf8) else { return target[...] }
    for scheme in ["http://", "https://"] where target.lowercased().hasPrefix(scheme) {
      let rest = target.dropFirst(scheme.count)
      guard let start = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }) else {
        return "/"
      }
      return rest[start...].hasPrefix("?") ? "/" + rest[start...] : rest[start...]
    }
    return target[...]
  }

  /// Adds to a request what is wrong with it.
  func refused(because error: HTTPServerError) -> HTTPRequest {
    var request = self
    request.targetError = error
    return request
  }
}
