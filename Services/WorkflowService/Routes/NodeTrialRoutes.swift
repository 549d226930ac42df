internal import Catalog
internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `POST /api/workflows/{id}/execute_node`: one node by itself.
struct NodeTrialRoutes: Sendable {
  let engine: ExecutionEngine
  let workflows: WorkflowStore

  func add(to api: inout API) {
    api.post(
      "/api/workflows/{id}/execute_node", "Run one node by itself", tag: "Workflows",
      description: "Effects are real. Nothing is recorded, and a failure is an answer, not an error of the call.",
      body: .object(
        [
          "user_id": .string(), "node_id": .string(), "input": .any,
          "nodes": .object([:], "What `$nodes` is to be, by node id."), "credentials": SentCredentials.schema,
        ], required: ["user_id", "node_id"]),
      responses: [
        .ok(
          .object([
            "node_id": .string(), "status": .choice(["completed", "failed", "waiting"]),
            "outputs": .object([:], "By port."), "output": .any, "error": .any, "execution_time_seconds": .number(),
          ]))
      ]
    ) { request in try await execute(request) }
  }

  private func execute(_ request: APIRequest) async throws -> HTTPResponse {
    let workflowID = try request.workflowID()
    var fields = try request.fields()
    let user = fields.userID()
    let node = NodeID(rawValue: fields.text("node_id", limit: 1024))
    let nodes = fields.optionalObject("nodes") ?? [:]
    let credentials = SentCredentials.read(&fields)
    try fields.finish()
    guard let record = try await workflows.workflow(workflowID, of: user) else { throw APIError.notFound("Workflow") }
    let target = try Target(record, library: engine.library)
    let identity = ExecutionIdentity(
      id: .next(), userID: user, workflowID: record.id, workflowVersion: target.version,
      startedAt: engine.parts.now(), businessKey: nil, trigger: nil, input: fields.value("input") ?? [:])
    let keeper = engine.parts.credentials
    keeper.lend(credentials, to: identity.id)
    defer { keeper.takeBack(identity.id) }
    let trial = NodeTrial(parts: engine.parts, workflow: target.workflow, identity: identity)
    guard let outcome = await trial.run(node, nodes: nodes) else { throw APIError.notFound("Node") }
    let seconds = Double((engine.parts.now() - identity.startedAt).wholeMicroseconds) / 1_000_000
    return .json(Self.json(outcome, of: node, seconds: seconds))
  }

  private static func json(_ outcome: NodeTrial.Outcome, of node: NodeID, seconds: Double) -> JSON {
    var object: JSONObject = ["node_id": .string(node.rawValue)]
    switch outcome {
    case .outputs(let result):
      object["status"] = result.waitsUntil == nil && result.awaits == nil ? "completed" : "waiting"
      object["outputs"] = result.outputs.json
      object["output"] = result.outputs.principal
      object["error"] = .null
      if let until = result.waitsUntil { object["waits_until"] = .string(until.rfc3339) }
    case .failed(let failure):
      object["status"] = "failed"
      object["outputs"] = [:]
      object["output"] = .null
      object["error"] = ["code": .string(failure.code), "message": .string(failure.message)]
    }
    object["execution_time_seconds"] = .double(seconds)
    return .object(object)
  }
}
