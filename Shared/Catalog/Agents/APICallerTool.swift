internal import HTTP
internal import LanguageModels
internal import WorkflowModels

/// Calls one API that the workflow's author has described. The model fills the declared parameters and nothing else:
/// address, method, headers and credential are the author's.
struct APICallerTool: AgentTool {
  let declaration: ModelTool
  private let properties: JSONObject
  private let parameters: [String]

  init(name: String, _ properties: JSONObject) {
    self.properties = properties
    let declared = Self.declared(properties)
    parameters = declared["properties"]?.objectValue.map { Array($0.keys) } ?? []
    declaration = ModelTool(
      name: name,
      description: properties["description"]?.stringValue
        ?? "Calls \(properties["method"]?.stringValue ?? "GET") \((properties["url"]?.stringValue ?? "").prefix { $0 != "?" })",
      parameters: declared)
  }

  /// `{name: type or sentence}`, or JSON Schema of an object.
  private static func declared(_ properties: JSONObject) -> JSON {
    guard let given = properties["parameters"], given.objectValue?.isEmpty == false else {
      return ["type": "object", "properties": [:], "additionalProperties": false]
    }
    let schema = ExtractionSchema(given).json
    guard given["properties"]?.objectValue == nil, var object = schema.objectValue else { return schema }
    object["required"] = .array((schema["properties"]?.objectValue.map { Array($0.keys) } ?? []).map { .string($0) })
    return .object(object)
  }

  static func problem(with properties: JSONObject) -> String? {
    guard let url = properties["url"]?.stringValue, !url.isEmpty else { return "(api-caller) needs a \"url\"" }
    if let parameters = properties["parameters"], !parameters.isNull {
      guard parameters.objectValue != nil else { return "(api-caller) has \"parameters\" that are no object" }
      if let problem = StructuredReply.problem(with: parameters), parameters.objectValue?.isEmpty == false {
        return "(api-caller) has parameters whose schema \(problem)"
      }
    }
    // Templates are expanded before the model is asked.
    guard !url.contains("{{") else { return nil }
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
      return "(api-caller) has a \"url\" that does not begin with http:// or https://"
    }
    let authority = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
    return authority.contains { $0.contains("{") }
      ? "(api-caller) has a parameter in the host of its \"url\": it may stand in the path and after it only" : nil
  }

  func call(_ arguments: JSON, _ context: ToolContext) async throws(NodeFailure) -> ToolAnswer {
    if let problem = Self.problem(with: properties) {
      throw NodeFailure(code: "wrong_property", message: "A tool of the agent \(problem).")
    }
    var properties = properties
    var url = properties["url"]?.stringValue ?? ""
    let method = properties["method"]?.stringValue ?? "GET"
    var rest: JSONObject = [:]
    for name in parameters {
      guard let value = arguments[name], !value.isNull else { continue }
      guard url.contains("{\(name)}") else {
        rest[name] = value
        continue
      }
      let text = value.asText
      guard !text.isEmpty, !text.allSatisfy({ $0 == "." }) else { return .error("\"\(name)\" cannot be that.") }
      url = url.replacing("{\(name)}", with: PercentEncoding.encode(text, for: .unreserved))
    }
    properties["url"] = .string(url)
    if ["GET", "HEAD", "DELETE"].contains(method) {
      // What the author has fixed stays fixed.
      properties["query"] = .object(rest.adding(properties["query"]?.objectValue))
    } else if !rest.isEmpty || properties["body"] != nil {
      properties["body"] = .object(rest.adding(properties["body"]?.objectValue))
    }
    properties["max_bytes"] = 1_048_576
    return try await send(properties, context)
  }

  private func send(_ properties: JSONObject, _ context: ToolContext) async throws(NodeFailure) -> ToolAnswer {
    var request = try HTTPNodeRequest(properties, context.effects).request
    request.headers["Idempotency-Key"] = context.idempotencyKey
    var scrubber = SecretScrubber.none
    if let credential = try await context.effects.credentials.credential(of: properties) {
      let authorization = try HTTPAuthorization(credential)
      authorization.apply(to: &request)
      scrubber = authorization.scrubber
    }
    let response: HTTPClientResponse
    do throws(HTTPClientError) {
      response = try await context.effects.http.send(request)
    } catch {
      let message = scrubber.scrub(error.message)
      if error.code == .cancelled { throw NodeFailure(code: "cancelled", message: "The call was cancelled.") }
      // Whether it happened is unknown, and must not happen twice: no model may decide to try again.
      if error.requestMayHaveBeenSent, context.effects.isAtMostOnce {
        throw NodeFailure(code: "http_\(error.code.rawValue)", message: message, isInDoubt: true)
      }
      return .error("The call failed: \(message)")
    }
    let answer = scrubber.scrub(response)
    guard answer.status.isSuccess else {
      return .error("The answer was \(answer.status.code): \(answer.text.prefix(2_000))")
    }
    return ToolAnswer(text: answer.text)
  }
}

extension JSONObject {
  /// With another's members, which win.
  fileprivate func adding(_ other: JSONObject?) -> JSONObject {
    var all = self
    for (name, value) in other ?? [:] { all[name] = value }
    return all
  }
}
