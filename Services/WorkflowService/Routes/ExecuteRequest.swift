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
  /// The trigger node that has fired; nil for all of them.
  let trigger: NodeID?
  let credentials: [String: Credential]
  let options: ExecutionOptions

  init(_ fields: inout FieldReader) throws(APIError) {
    user = fields.userID()
    stored = fields.optionalID("workflow_id", as: WorkflowID.self)
    inline = fields.value("workflow_data").flatMap { $0.isNull ? nil : $0 }
    wait = .seconds(fields.number("wait_seconds", in: 0...ExecuteRoutes.longestWait, default: 0))
    key = fields.optionalText("key", limit: 256)
    trigger = fields.optionalText("trigger", limit: 200).map { NodeID(rawValue: $0) }
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

  /// The trigger that has fired. One that the workflow does not have (any more) is refused.
  func trigger(in workflow: CompiledWorkflow) throws(APIError) -> NodeID? {
    guard let trigger else { return nil }
    guard workflow.document.nodes.contains(where: { $0.id == trigger }) else {
      throw APIError.unprocessable(
        code: "unknown_trigger", "`trigger` names no node of the workflow: \(trigger.rawValue).")
    }
    return trigger
  }

  static let schema = APISchema.object(properties, required: ["user_id"])

  static let properties: KeyValuePairs<String, APISchema> = [
    "workflow_data": .reference("Workflow"), "workflow_id": .string("A stored workflow, instead of workflow_data."),
    "user_id": .string(), "input": .any,
    "wait_seconds": .number("Answer with the finished execution, if it ends within this time (0 to 300)."),
    "trigger": .string("The trigger node that has fired: only what hangs on it runs. All of them when it is left out."),
    "key": .string("A key of your business to search by."),
    "pinned": .object([:], "Outputs by node id: these nodes are not run."),
    "dry_run": .boolean("Call nothing outside: nodes with effects answer from `pinned` or from their example."),
    "credentials": SentCredentials.schema,
  ]
}
