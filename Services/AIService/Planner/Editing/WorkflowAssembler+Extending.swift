internal import WorkflowModels

/// Building on at the end of a workflow that is there.
extension WorkflowAssembler {
  init(extending document: WorkflowDocument) {
    let trigger = document.nodes.first { WorkflowDocument.isTrigger($0.type) }
    self.init(Self.plan(of: trigger), nodes: document.nodes, edges: document.edges, trigger: trigger?.id)
    let left = Set(document.edges.map(\.source))
    let open = document.nodes.filter { node in
      node.parentID == nil && !left.contains(node.id) && node.type != "stop-and-error"
    }
    ends = open.map { OpenEnd(node: $0.id, port: Self.port(of: $0)) }
    // The last step that made data out of data is what the new ones speak of.
    let makers = document.nodes.filter { $0.parentID == nil && Self.makesData($0) }
    flow.isLocal = open.allSatisfy { $0.id == trigger?.id }
    guard let last = makers.last else { return }
    flow = DataFlow(
      origin: .node(last.id), shape: last.type == "http-request" ? .body : .itself,
      isLocal: open.allSatisfy { $0.id == last.id })
  }

  private static func plan(of trigger: WorkflowNode?) -> TriggerPlan {
    switch trigger?.type {
    case "webhook":
      .webhook(WebhookPlan(path: trigger?.properties["path"]?.stringValue ?? "incoming", method: "POST"))
    case "when-chat-received": .chat
    case "schedule": .schedule(SchedulePlan(rhythm: .everySeconds(3600), timezone: "UTC", assumed: false))
    default: .manual
    }
  }

  private static func port(of node: WorkflowNode) -> String {
    switch node.type {
    case "if-else": "true"
    case "approval": "approved"
    case "switch": "default"
    default: WorkflowEdge.mainPort
    }
  }

  private static func makesData(_ node: WorkflowNode) -> Bool {
    switch node.type {
    case "http-request", "transform", "filter", "summarization-chain", "text-classifier", "sentiment-analysis",
      "for-each":
      true
    case "connector-action":
      node.properties["tool"]?.stringValue.map { tool in
        ["get", "list", "read", "search", "find", "query"].contains(String(tool.prefix { $0 != "_" }))
      } ?? false
    default: false
    }
  }

  /// A service's action in the place of another node, which had its arguments from the same data.
  mutating func arguments(
    of plan: ConnectorPlan, instead node: WorkflowNode
  ) -> (name: String, properties: JSONObject, missing: [PlannedWorkflow.Question]) {
    let count = nodes.count
    let asked = missing.count
    connector(plan)
    let made = nodes.dropFirst(count).first
    let questions = missing.dropFirst(asked).map {
      PlannedWorkflow.Question(nodeID: node.id, property: $0.property, question: $0.question)
    }
    return (made?.name ?? "", made?.properties ?? [:], Array(questions))
  }
}
