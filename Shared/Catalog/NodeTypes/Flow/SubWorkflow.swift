internal import WorkflowModels

/// Runs another workflow as an execution of its own and, if wished, waits for what it gives.
struct SubWorkflow: EffectNodeType, SignalNodeType {
  let declaration = NodeTypeDeclaration(
    type: "sub-workflow", title: "Sub-workflow",
    summary: "Executes a stored workflow durably as a child; cancelling this execution cancels the child too.",
    category: .flow,
    properties: [
      NodeProperty("workflow_id", .text, required: true, "The stored workflow's id."),
      NodeProperty("version", .integer(1...1_000_000_000), "A version of it (default: the current one)."),
      NodeProperty("input", .any, "What it gets (default: this node's input)."),
      NodeProperty("wait", .boolean, default: true, "Whether to wait for its end and give its output."),
    ],
    hasEffects: true,
    example: .init(
      properties: ["workflow_id": "wf_01890000000070008000000000000000", "wait": false], input: ["a": 1],
      output: ["execution_id": "exec_01890000000070008000000000000000"]))

  func templates(of node: WorkflowNode) -> JSONObject {
    // The input is the node's unless the author says otherwise; written out, so that the effect needs no more than its
    // properties.
    var properties = node.properties
    if properties["input"] == nil { properties["input"] = "{{ . }}" }
    return properties
  }

  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult {
    guard let text = properties["workflow_id"]?.stringValue, let workflow = WorkflowID(validating: text) else {
      throw NodeFailure(code: "wrong_property", message: "\"workflow_id\" is not the id of a workflow.")
    }
    let waits = properties["wait"]?.boolValue ?? true
    let child = try await effects.children.start(
      workflow, version: properties["version"]?.intValue, input: properties["input"] ?? .null,
      key: effects.idempotencyKey, isAwaited: waits)
    guard waits else { return .main(["execution_id": .string(child)]) }
    let lost = NodeFailure(code: "child_lost", message: "The child execution never ended.")
    return NodeResult(awaits: SignalWait(until: nil, onTimeout: .fail(lost), token: child))
  }

  /// `payload` is the child as its row says: `{execution_id, status, output, error}`.
  func answer(to payload: JSON, _ call: NodeCall) throws(NodeFailure) -> NodeOutputs {
    let status = payload["status"]?.stringValue ?? "lost"
    guard status == "completed" else {
      let reason = payload["error"]?["message"]?.stringValue.map { ": \($0)" } ?? "."
      throw NodeFailure(
        code: "child_\(status)",
        message: "The child execution \(payload["execution_id"]?.stringValue ?? "") \(status)\(reason)")
    }
    return .main(payload["output"] ?? .null)
  }
}
