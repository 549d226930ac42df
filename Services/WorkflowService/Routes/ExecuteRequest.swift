internal import Catalog
internal import HTTP
internal import ServiceKit
internal import WorkflowModels

/// What the body of `POST /workflow/execute` asks for, and each item of a batch.
struct ExecuteRequest: Sendable {
  /// Exactly one of these two is there.
  let stored: WorkflowID?
  let inline: JSON?
  let user: UserID
  let input: JSON
  let wait: Duration
  let key: String?
  let credentials: [String: Credential]
  let options: ExecutionOptions

  init(_ fields: inout FieldReader) throws(APIError) {
    user = fields.userID()
    stored = fields.optionalID("workflow_id", as: WorkflowID.self)
    inline = fields.value("workflow_data").flatMap { $0.isNull ? nil : $0 }
    wait = .seconds(fields.number("wait_seconds", in: 0...ExecuteRoutes.longestWait, default: 0))
    key = fields.optionalText("key", limit: 256)
    var options = ExecutionOptions()
    options.isDryRun = fields.bool("dry_run", default: false)
    options.pinned = fields.optionalObject("pinned") ?? [:]
    self.options = options
    credentials = SentCredentials.read(&fields)
    if (stored == nil) == (inline == nil) {
      fields.fail(
        "workflow_data", "Send either `workflow_data` or `workflow_id`\(stored == nil ? "" : ", not both").",
        code: stored == nil ? "missing_field" : "conflicting_fields")
    }
    input = fields.value("input") ?? [:]
    try fields.finish()
  }

  static let schema = APISchema.object(properties, required: ["user_id"])

  static let properties: KeyValuePairs<String, APISchema> = [
    "workflow_data": .reference("Workflow"), "workflow_id": .string("A stored workflow, instead of workflow_data."),
    "user_id": .string(), "input": .any,
    "wait_seconds": .number("Answer with the finished execution, if it ends within this time (0 to 300)."),
    "key": .string("A key of your business to search by."),
    "pinned": .object([:], "Outputs by node id: these nodes are not run."),
    "dry_run": .boolean("Call nothing outside: nodes with effects answer from `pinned` or from their example."),
    "credentials": SentCredentials.schema,
  ]
}
