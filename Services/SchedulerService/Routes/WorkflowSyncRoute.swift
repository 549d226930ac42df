internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `PUT /internal/workflows/{id}/schedules`: the workflow service says what the `schedule` nodes of a workflow are now.
///
/// A node keeps its schedule, and so its ledger, while it is there; that of an inactive workflow is paused.
struct WorkflowSyncRoute: Sendable {
  let store: ScheduleStore
  let zones: TimeZones
  let wake: WakeSignal
  let now: @Sendable () -> Timestamp

  func add(to api: inout API) {
    api.put(
      "/internal/workflows/{id}/schedules", "Keep a workflow's schedules in step", tag: "Internal",
      description: "For the workflow service. Older revisions than what was heard are answered and left alone.",
      body: .object(
        [
          "user_id": .string(), "revision": .integer(), "active": .boolean(),
          "schedules": .array(of: .object(), "`node_id`, `name`, `cron` or `every_seconds`, `timezone`."),
        ], required: ["user_id", "revision", "active", "schedules"]),
      responses: [.ok(.object(["applied": .boolean()]))], sync)
  }

  @Sendable private func sync(_ request: APIRequest) async throws -> HTTPResponse {
    let workflow = WorkflowID(rawValue: request.http.parameters["id"] ?? "")
    var fields = try request.fields()
    let user = fields.userID()
    let revision = fields.int("revision", default: 0)
    let isActive = fields.bool("active", default: false)
    let nodes = fields.list("schedules").compactMap { Node($0, workflow: workflow, zones: zones, &fields) }
    try fields.finish()
    let change = WorkflowScheduleChange(
      workflow: workflow, user: user, isActive: isActive, nodes: nodes, zones: zones, now: now())
    let applied = try await store.bringInStep(workflow, revision: revision) { try change.apply(to: $0) }
    wake.ring()
    return .json(["applied": .bool(applied)])
  }

  /// A `schedule` node as a schedule's definition.
  struct Node: Sendable {
    let id: String
    let definition: ScheduleDefinition

    init?(_ json: JSON, workflow: WorkflowID, zones: TimeZones, _ fields: inout FieldReader) {
      guard var object = json.objectValue, let id = object["node_id"]?.stringValue else {
        fields.fail("schedules", "Each of `schedules` must be an object with a `node_id`.")
        return nil
      }
      object["workflow_id"] = .string(workflow.rawValue)
      var reader = FieldReader(object)
      self.id = id
      definition = ScheduleDefinition.read(&reader, zones: zones)
      do {
        try reader.finish()
      } catch {
        fields.fail("schedules", "The schedule of node `\(id)` cannot be: \(error.detail)")
        return nil
      }
    }
  }
}
