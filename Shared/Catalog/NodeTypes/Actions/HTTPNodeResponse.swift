internal import HTTP
internal import WorkflowModels

/// Reads an answer for an `http-request` node.
struct HTTPNodeResponse {
  private let response: HTTPClientResponse
  private let request: HTTPClientRequest

  init(_ response: HTTPClientResponse, to request: HTTPClientRequest) {
    self.response = response
    self.request = request
  }

  func result(_ properties: JSONObject) throws(NodeFailure) -> NodeResult {
    let status = response.status.code
    if status >= 400 && properties["fail_on_status"]?.boolValue != false { throw failure(status) }
    var headers = JSONObject()
    for field in response.headers {
      let name = field.name.lowercased()
      headers[name] = .string(headers[name].map { "\($0.asText), \(field.value)" } ?? field.value)
    }
    let body = try body(as: properties["response"]?.stringValue ?? "auto")
    return .main(["status": .int(status), "headers": .object(headers), "body": body])
  }

  /// The other side said no. Its words are for the author of the workflow, but only their beginning.
  private func failure(_ status: Int) -> NodeFailure {
    let words = response.text.prefix(300)
    let place = request.url.prefix { $0 != "?" && $0 != "#" }
    return NodeFailure(
      code: "http_status_\(status)",
      message: "\(request.method) \(place) answered \(status)" + (words.isEmpty ? "." : ": \(words)"),
      isRetryable: [408, 425, 429].contains(status) || status >= 500,
      retryAfterSeconds: response.headers["Retry-After"].flatMap(Double.init))
  }

  private func body(as form: String) throws(NodeFailure) -> JSON {
    switch form {
    case "text": return .string(response.text)
    case "base64": return .string(Base64.text(response.body))
    case "json": return try json()
    default:
      let type = response.headers["Content-Type"]?.lowercased() ?? ""
      let isJSON = type.contains("application/json") || type.contains("+json")
      if isJSON, !response.body.isEmpty, let value = try? JSON(parsing: response.body) { return value }
      guard let text = String(validating: response.body, as: UTF8.self) else {
        return .string(Base64.text(response.body))
      }
      return .string(text)
    }
  }

  private func json() throws(NodeFailure) -> JSON {
    if response.body.isEmpty { return .null }
    do throws(JSONParseError) {
      return try JSON(parsing: response.body)
    } catch {
      throw NodeFailure(code: "http_not_json", message: "The answer is not JSON: \(error.message)")
    }
  }
}
