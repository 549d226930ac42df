internal import Store
internal import WorkflowModels

/// How an execution differs from a plain one. Most have none of it.
struct ExecutionOptions: Sendable, Hashable {
  /// The execution and the node that wait for this one's end.
  var parent: ParentExecution?
  /// How many executions led to this one by `sub-workflow` and `error_workflow`.
  var depth = 0
  /// Outputs that nodes have without being run.
  var pinned: JSONObject = [:]
  /// Nothing outside is called.
  var isDryRun = false
  /// Inputs that nodes get instead of what arrives.
  var givenInputs: [NodeID: JSON] = [:]
  /// Which execution's results this one began with.
  var replayOf: String?

  var isPlain: Bool { self == ExecutionOptions() }

  /// As the row keeps it; nil when there is nothing to keep.
  var text: String? {
    guard !isPlain else { return nil }
    var object = JSONObject()
    if let parent {
      object["parent"] = ["execution_id": .string(parent.id.rawValue), "node_id": .string(parent.node.rawValue)]
    }
    if depth > 0 { object["depth"] = .int(depth) }
    if !pinned.isEmpty { object["pinned"] = .object(pinned) }
    if isDryRun { object["dry_run"] = true }
    if !givenInputs.isEmpty {
      var inputs = JSONObject()
      for (node, input) in givenInputs.sorted(by: { $0.key < $1.key }) { inputs[node.rawValue] = input }
      object["inputs"] = .object(inputs)
    }
    if let replayOf { object["replay_of"] = .string(replayOf) }
    return JSON.object(object).text()
  }

  init() {}

  init(json: JSON) {
    if let id = json["parent"]?["execution_id"]?.stringValue, let node = json["parent"]?["node_id"]?.stringValue {
      parent = ParentExecution(id: ExecutionID(rawValue: id), node: NodeID(rawValue: node))
    }
    depth = json["depth"]?.intValue ?? 0
    pinned = json["pinned"]?.objectValue ?? [:]
    isDryRun = json["dry_run"]?.boolValue ?? false
    for (node, input) in json["inputs"]?.objectValue ?? [:] { givenInputs[NodeID(rawValue: node)] = input }
    replayOf = json["replay_of"]?.stringValue
  }
}
