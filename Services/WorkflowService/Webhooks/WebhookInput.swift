internal import HTTP
internal import ServiceKit
internal import WorkflowModels

/// What a `webhook` node emits: the request.
enum WebhookInput {
  /// Of these the workflow learns nothing: they are between the caller and us.
  private static let withheld: Set<String> = ["authorization", "cookie", "proxy-authorization", "x-hub-signature-256"]

  /// Throws a 422 when the body is not what its type says.
  static func json(_ request: APIRequest, path: String) throws(APIError) -> JSON {
    var headers = JSONObject()
    for field in request.headers where !withheld.contains(field.name.lowercased()) {
      headers[field.name.lowercased()] = .string(field.value)
    }
    return [
      "method": .string(request.method.rawValue), "path": .string(path), "headers": .object(headers),
      "query": query(request.query), "body": try body(request),
    ]
  }

  private static func query(_ query: HTTPQuery) -> JSON {
    var object = JSONObject()
    for item in query.items {
      switch object[item.name] {
      case nil: object[item.name] = .string(item.value)
      case .array(let values): object[item.name] = .array(values + [.string(item.value)])
      case let first?: object[item.name] = [first, .string(item.value)]
      }
    }
    return .object(object)
  }

  /// By its type: JSON and forms as values, anything else as text.
  private static func body(_ request: APIRequest) throws(APIError) -> JSON {
    let bytes = request.http.body
    guard !bytes.isEmpty else { return .null }
    let type = request.headers["Content-Type"]?.lowercased() ?? ""
    let isForm = type.hasPrefix("application/x-www-form-urlencoded")
    if type.contains("json") { return try request.json() }
    // Many clients send JSON under the type of a form, which is what they send when told nothing.
    let looksLikeJSON = bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "[")
    if type.isEmpty || (isForm && looksLikeJSON), let json = try? JSON(parsing: bytes) {
      return json
    }
    if isForm, let form = try? HTTPQuery(parsing: bytes) { return query(form) }
    return .string(String(decoding: bytes, as: UTF8.self))
  }
}
