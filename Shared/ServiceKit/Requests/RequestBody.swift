internal import HTTP
internal import WorkflowModels

/// Bytes to JSON, with every way to be wrong answered by a 422 that says where.
enum RequestBody {
  static func json(_ body: [UInt8]) throws(APIError) -> JSON {
    guard !body.isEmpty else {
      throw .unprocessable(code: "body_missing", "The request has no body; send a JSON object.")
    }
    do {
      return try JSON(parsing: body)
    } catch {
      throw unprocessable(error)
    }
  }

  static func object(_ body: [UInt8]) throws(APIError) -> JSONObject {
    let json = try json(body)
    guard case .object(let object) = json else {
      throw .unprocessable(
        code: "body_not_an_object", "The request body must be a JSON object, not \(json.typeName.withArticle).")
    }
    return object
  }

  private static func unprocessable(_ error: JSONParseError) -> APIError {
    APIError(
      .unprocessableContent, code: "invalid_json", detail: "The request body is not valid JSON: \(error.message)",
      fields: ["line": .int(error.line), "column": .int(error.column)])
  }
}

extension String {
  /// "a string", "an object".
  var withArticle: String {
    if self == "null" { return self }
    return (first.map { "aeiou".contains($0) } == true ? "an " : "a ") + self
  }
}
