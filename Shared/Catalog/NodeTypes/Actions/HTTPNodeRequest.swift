internal import HTTP
internal import WorkflowModels

/// Makes the request of an `http-request` node from its expanded properties.
struct HTTPNodeRequest {
  let request: HTTPClientRequest

  init(_ properties: JSONObject, _ effects: NodeEffects) throws(NodeFailure) {
    let url = try Self.text("url", properties) ?? ""
    var request = HTTPClientRequest(
      HTTPMethod(rawValue: try Self.text("method", properties) ?? "GET"),
      Self.appending(properties["query"]?.objectValue, to: url))
    for (name, value) in properties["headers"]?.objectValue ?? [:] where !value.isNull {
      request.headers.add(name, value.asText)
    }
    if let body = properties["body"], !body.isNull {
      let (bytes, type) = try Self.body(body, as: try Self.text("body_type", properties) ?? "json")
      request.body = bytes
      if request.headers["Content-Type"] == nil { request.headers["Content-Type"] = type }
    }
    if request.headers["Idempotency-Key"] == nil { request.headers["Idempotency-Key"] = effects.idempotencyKey }
    if request.headers["User-Agent"] == nil { request.headers["User-Agent"] = "workflow-automation-engine" }
    let seconds = properties["timeout_seconds"]?.doubleValue ?? 30
    request.deadline = .seconds(min(max(seconds, 0.1), 3600))
    request.followRedirects = properties["follow_redirects"]?.boolValue == false ? 0 : 10
    request.maximumResponseBytes = min(max(properties["max_bytes"]?.intValue ?? 10_485_760, 1), 104_857_600)
    request.egress = effects.egress
    request.mayBeSentTwice = !effects.isAtMostOnce
    self.request = request
  }

  private static func text(_ name: String, _ properties: JSONObject) throws(NodeFailure) -> String? {
    guard let value = properties[name], !value.isNull else { return nil }
    guard let text = value.stringValue else {
      throw NodeFailure(code: "wrong_property", message: "\"\(name)\" must be a string, but is \(value.withArticle).")
    }
    return text
  }

  private static func body(_ body: JSON, as type: String) throws(NodeFailure) -> ([UInt8], String) {
    switch type {
    case "text": return (Array(body.asText.utf8), "text/plain; charset=utf-8")
    case "form":
      guard let fields = body.objectValue else {
        throw NodeFailure(
          code: "wrong_property", message: "A form's body must be an object, but is \(body.withArticle).")
      }
      return (Array(form(fields).utf8), "application/x-www-form-urlencoded")
    default: return (body.bytes(), "application/json")
    }
  }

  private static func appending(_ query: JSONObject?, to url: String) -> String {
    guard let query, !query.isEmpty else { return url }
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let base = String(parts.first ?? "")
    let joined = base + (base.contains("?") ? "&" : "?") + form(query)
    return parts.count > 1 ? joined + "#" + parts[1] : joined
  }

  private static func form(_ fields: JSONObject) -> String {
    var pairs: [String] = []
    for (name, value) in fields where !value.isNull {
      for one in value.arrayValue ?? [value] {
        pairs.append(PercentEncoding.encode(name) + "=" + PercentEncoding.encode(one.asText))
      }
    }
    return pairs.joined(separator: "&")
  }
}

extension JSON {
  /// A string as it is, anything else as JSON.
  var asText: String { stringValue ?? text() }
}
