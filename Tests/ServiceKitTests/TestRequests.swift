import HTTP
import Platform
import ServiceKit
import WorkflowModels

/// A request as a handler would get it.
func testRequest(
  _ method: HTTPMethod, _ target: String, body: String = "", headers: HTTPHeaders = [:]
) -> APIRequest {
  APIRequest(
    http: HTTPRequest(method: method, target: target, headers: headers, body: Array(body.utf8)), context: .begin(),
    logger: .silent)
}

/// Sends a request through a whole service router, without a socket.
func answer(
  _ router: Router, _ method: HTTPMethod, _ target: String, headers: HTTPHeaders = [:], body: [UInt8] = []
) async -> (response: HTTPResponse, json: JSON) {
  let response = await router.respond(
    to: HTTPRequest(method: method, target: target, headers: headers, body: body))
  guard case .bytes(let bytes) = response.body, let json = try? JSON(parsing: bytes) else { return (response, .null) }
  return (response, json)
}
