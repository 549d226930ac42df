internal import HTTP
internal import WorkflowModels

/// Calls a URL.
///
/// Every attempt carries the same `Idempotency-Key`, so that a receiver can tell a repetition from a second wish.
struct HTTPRequestNode: EffectNodeType {
  let declaration = NodeTypeDeclaration(
    type: "http-request", title: "HTTP request", summary: "Calls a URL and gives its status, headers and body.",
    category: .action,
    properties: [
      NodeProperty(
        "method", .choice(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]), default: "GET",
        "The HTTP method."),
      NodeProperty("url", .text, required: true, "The absolute address, http or https."),
      NodeProperty("headers", .object, "Headers by name."),
      NodeProperty("query", .object, "Query parameters by name; an array repeats the name."),
      NodeProperty("body", .any, "The body, by body_type."),
      NodeProperty(
        "body_type", .choice(["json", "form", "text"]), default: "json", "How the body is written."),
      NodeProperty("credential", .text, "The name of a credential: bearer, basic or header."),
      NodeProperty("timeout_seconds", .number(0.1...3600), default: 30, "For the whole call."),
      NodeProperty("follow_redirects", .boolean, default: true, "Up to ten redirects."),
      NodeProperty(
        "response", .choice(["auto", "json", "text", "base64"]), default: "auto",
        "How the answer's body is read; auto goes by its Content-Type."),
      NodeProperty("fail_on_status", .boolean, default: true, "Whether a status of 400 or more fails the node."),
      NodeProperty("max_bytes", .integer(1...104_857_600), default: 10_485_760, "A longer answer fails the node."),
    ],
    hasEffects: true,
    output: [
      "type": "object", "properties": ["status": ["type": "integer"], "headers": ["type": "object"], "body": [:]],
      "additionalProperties": false,
    ],
    example: .init(
      properties: ["url": "https://api.example.com/tickets", "query": ["team": "{{ .team }}"]],
      input: ["team": "support"],
      output: ["status": 200, "headers": ["content-type": "application/json"], "body": [["id": 1]]]))

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard let url = node.properties["url"]?.stringValue, !url.contains("{{") else { return [] }
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
      return [PropertyProblem("url", "The URL must begin with http:// or https://.")]
    }
    return []
  }

  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult {
    var request = try HTTPNodeRequest(properties, effects).request
    var scrubber = SecretScrubber.none
    if let credential = try await effects.credentials.credential(of: properties) {
      let authorization = try HTTPAuthorization(credential)
      authorization.apply(to: &request)
      scrubber = authorization.scrubber
    }
    let response: HTTPClientResponse
    do throws(HTTPClientError) {
      response = try await effects.http.send(request)
    } catch {
      throw scrubber.scrub(Self.failure(error, effects))
    }
    return try HTTPNodeResponse(scrubber.scrub(response), to: request).result(properties)
  }

  /// A refused connection is known to have done nothing; where the outcome is unknown, only an effect that may happen
  /// twice is tried again.
  private static func failure(_ error: HTTPClientError, _ effects: NodeEffects) -> NodeFailure {
    let isUnknown = error.requestMayHaveBeenSent && effects.isAtMostOnce
    return NodeFailure(
      code: "http_\(error.code.rawValue)", message: error.message,
      isRetryable: error.isConnectionError && !isUnknown, isInDoubt: isUnknown)
  }
}
