internal import Catalog
internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// What changed between two versions of a workflow, and going back to an older one.
struct VersionChangeRoutes: Sendable {
  let engine: ExecutionEngine
  let workflows: WorkflowStore
  let schedules: ScheduleSync

  func add(to api: inout API) {
    api.get(
      "/api/workflows/{id}/diff", "What changed between two versions", tag: "Workflows",
      description: "A JSON Patch (RFC 6902) that turns the document of `from` into that of `to`, and sentences.",
      parameters: [
        .userID, .query("from", .integer(1...Int(Int32.max)), required: true),
        .query("to", .integer(1...Int(Int32.max)), "The current version, unless said otherwise."),
      ],
      responses: [
        .ok(
          .object([
            "from": .integer(), "to": .integer(), "patch": .array(of: .object()), "sentences": .array(of: .string()),
          ]))
      ]
    ) { request in try await difference(request) }
    api.post(
      "/api/workflows/{id}/rollback", "Make an older version's content the newest version", tag: "Workflows",
      body: .object(
        ["user_id": .string(), "version": .integer(1...Int(Int32.max))], required: ["user_id", "version"]),
      responses: [.ok(.reference("StoredWorkflow"))]
    ) { request in try await rollBack(request) }
  }

  private func difference(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.workflowID()
    var fields = request.queryFields()
    let user = fields.userID()
    let from = fields.optionalInt("from", in: 1...Int(Int32.max))
    if from == nil && !fields.hasFailed {
      fields.fail("from", "`from` is missing; name a version.", code: "missing_field")
    }
    let to = fields.optionalInt("to", in: 1...Int(Int32.max))
    try fields.finish()
    guard let record = try await workflows.workflow(id, of: user) else { throw APIError.notFound("Workflow") }
    let numbers = (from: from ?? record.version, to: to ?? record.version)
    let old = try await document(of: numbers.from, id, user)
    let new = try await document(of: numbers.to, id, user)
    return .json([
      "from": .int(numbers.from), "to": .int(numbers.to),
      "patch": JSONDifference.patch(from: old.json, to: new.json).json,
      "sentences": .array(DocumentChanges.sentences(from: old, to: new).map { .string($0) }),
    ])
  }

  private func document(of number: Int, _ id: WorkflowID, _ user: UserID) async throws -> WorkflowDocument {
    guard let version = try await workflows.version(number, of: id, user: user) else {
      throw APIError.notFound("Version")
    }
    guard let document = try WorkflowDocument.read(Array(version.document.utf8)).document else {
      throw StoreError.corrupt("version \(number) of \(id) is no document")
    }
    return document
  }

  private func rollBack(_ request: APIRequest) async throws -> HTTPResponse {
    let id = try request.workflowID()
    var fields = try request.fields()
    let user = fields.userID()
    let number = fields.optionalInt("version", in: 1...Int(Int32.max))
    if number == nil && fields.value("version") == nil {
      fields.fail("version", "`version` is missing; send the number to go back to.", code: "missing_field")
    }
    try fields.finish()
    guard try await workflows.workflow(id, of: user) != nil else { throw APIError.notFound("Workflow") }
    // Compiled anew, because this version of the engine must be able to run what is made current.
    let workflow = try DocumentReader.valid(engine.library.compile(try await document(of: number ?? 0, id, user)))
    guard try await workflows.update(id, of: user, WorkflowContent(workflow), at: engine.parts.now()) != nil,
      let record = try await workflows.workflow(id, of: user)
    else { throw APIError.notFound("Workflow") }
    if record.isActive {
      try await Activation(workflows: workflows, schedules: schedules, now: engine.parts.now)
        .set(true, record, workflow)
    }
    return .json(try WorkflowView.json(record))
  }
}
