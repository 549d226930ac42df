package import HTTP

/// The declaration of one route: what the OpenAPI document says of it.
package struct APIRoute: Sendable {
  /// Nil for every method that has no route of its own.
  package let method: HTTPMethod?
  /// `/workflow/executions/{id}`, or with a rest of path: `/webhooks/{path*}`.
  package let pattern: String
  package let summary: String
  package let tag: String
  package let description: String
  /// Those in the path are found in the pattern and need no declaration.
  package let parameters: [APIParameter]
  package let body: APISchema?
  package let responses: [APIResponse]
  /// Pages for people and machines' chores stay out of the document.
  package let isDocumented: Bool

  package init(
    method: HTTPMethod?, pattern: String, summary: String, tag: String = "", description: String = "",
    parameters: [APIParameter] = [], body: APISchema? = nil, responses: [APIResponse] = [.ok()],
    isDocumented: Bool = true
  ) {
    self.method = method
    self.pattern = pattern
    self.summary = summary
    self.tag = tag
    self.description = description
    self.parameters = parameters
    self.body = body
    self.responses = responses
    self.isDocumented = isDocumented
  }

  /// The names in the pattern, in order, without the star.
  var pathNames: [String] {
    pattern.split(separator: "{").dropFirst().compactMap { piece in
      guard let end = piece.firstIndex(of: "}") else { return nil }
      return String(piece[..<end].filter { $0 != "*" })
    }
  }

  /// The pattern as OpenAPI writes it, and as metrics and logs name the route.
  package var documentedPath: String { String(pattern.filter { $0 != "*" }) }

  /// The methods that the document shows; OpenAPI has no "any".
  var documentedMethods: [HTTPMethod] { method.map { [$0] } ?? [.get, .post, .put, .patch, .delete] }

  /// `get_workflow_executions_id`.
  func operationID(_ method: HTTPMethod) -> String {
    let words = documentedPath.split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    return method.rawValue.lowercased() + (words.isEmpty ? "_root" : "_" + words)
  }
}

/// A parameter outside the body.
package struct APIParameter: Sendable {
  package enum Place: String, Sendable { case query, header, path }

  package let name: String
  package let place: Place
  package let schema: APISchema
  package let isRequired: Bool
  package let description: String

  package init(
    _ name: String, in place: Place, _ schema: APISchema, required: Bool = false, _ description: String = ""
  ) {
    self.name = name
    self.place = place
    self.schema = schema
    isRequired = required
    self.description = description
  }

  package static func query(
    _ name: String, _ schema: APISchema = .string(), required: Bool = false, _ description: String = ""
  ) -> APIParameter {
    APIParameter(name, in: .query, schema, required: required, description)
  }

  package static let userID = query("user_id", required: true, "Whose things these are.")
  package static let limit = query(
    "limit", .integer(1...PageRequest.largestLimit), "How many items a page has (\(PageRequest.defaultLimit)).")
  package static let cursor = query("cursor", .string(), "`next_cursor` of the page before.")
  package static let idempotencyKey = APIParameter(
    "Idempotency-Key", in: .header, .string(),
    "The same key with the same body gives the first answer again; with another body it is a 409. Kept 24 h.")
}

/// One answer of a route. The error body is declared for every route and needs no mention.
package struct APIResponse: Sendable {
  package let status: HTTPStatus
  package let description: String
  package let schema: APISchema?
  package let contentType: String

  package init(
    _ status: HTTPStatus, _ description: String, _ schema: APISchema? = nil,
    contentType: String = "application/json"
  ) {
    self.status = status
    self.description = description
    self.schema = schema
    self.contentType = contentType
  }

  package static func ok(_ schema: APISchema = .any, _ description: String = "OK") -> APIResponse {
    APIResponse(.ok, description, schema)
  }

  package static func created(_ schema: APISchema = .any) -> APIResponse { APIResponse(.created, "Created", schema) }

  package static let noContent = APIResponse(.noContent, "Deleted")
}
