internal import Catalog
internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `POST /api/expressions/complete`: what an editor may offer while an expression is being written.
struct CompletionRoutes: Sendable {
  let workflows: WorkflowStore
  let registry: NodeRegistry

  func add(to api: inout API) {
    api.post(
      "/api/expressions/complete", "Complete a jq expression", tag: "Expressions",
      description: "`cursor` counts the characters before it; without it, it is at the end. Each candidate's `insert` "
        + "replaces what stands between `from` and `to`.",
      body: .object(
        [
          "expression": .string("jq, bare or in {{ … }}."), "cursor": .integer(), "user_id": .string(),
          "workflow_data": .reference("Workflow"),
          "workflow_id": .string("A stored workflow, instead of workflow_data."),
          "node_id": .string("The node whose property it is."),
        ], required: ["expression", "user_id"]),
      responses: [
        .ok(
          .object([
            "from": .integer(), "to": .integer(),
            "candidates": .array(
              of: .object([
                "label": .string(), "kind": .choice(["variable", "node", "field", "function", "keyword", "format"]),
                "insert": .string(), "detail": .string(),
              ])),
          ]))
      ]
    ) { request in try await complete(request) }
  }

  private func complete(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let user = fields.userID()
    // An empty one is the most usual place to begin.
    let expression = fields.value("expression") == "" ? "" : fields.text("expression", limit: 100_000)
    let cursor = fields.optionalInt("cursor", in: 0...Int.max) ?? expression.count
    let node = fields.optionalText("node_id", limit: 1024).map { NodeID(rawValue: $0) }
    let stored = fields.optionalID("workflow_id", as: WorkflowID.self)
    let inline = fields.optionalObject("workflow_data")
    if (stored == nil) == (inline == nil) {
      fields.fail(
        "workflow_data", "Send either `workflow_data` or `workflow_id`\(stored == nil ? "" : ", not both").",
        code: stored == nil ? "missing_field" : "conflicting_fields")
    }
    try fields.finish()
    let document = try await document(stored, inline, of: user)
    let answer = ExpressionCompletion(document, node: node, registry: registry).answer(expression, cursor: cursor)
    return .json([
      "from": .int(answer.from), "to": .int(min(cursor, expression.count)),
      "candidates": .array(answer.candidates.map(Self.json)),
    ])
  }

  private func document(
    _ stored: WorkflowID?, _ inline: JSONObject?, of user: UserID
  ) async throws -> WorkflowDocument {
    if let inline { return try DocumentReader.document(.object(inline)) }
    guard let stored, let record = try await workflows.workflow(stored, of: user),
      let document = try WorkflowDocument.read(Array(record.document.utf8)).document
    else { throw APIError.notFound("Workflow") }
    return document
  }

  private static func json(_ candidate: ExpressionCompletion.Candidate) -> JSON {
    var object: JSONObject = [
      "label": .string(candidate.label), "kind": .string(candidate.kind.rawValue),
      "insert": .string(candidate.insertion),
    ]
    if let detail = candidate.detail { object["detail"] = .string(detail) }
    return .object(object)
  }
}
