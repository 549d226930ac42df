internal import Catalog
internal import WorkflowModels

/// The `schedule` nodes of a workflow, as the scheduler is told of them.
enum ScheduleNodes {
  static func exist(in workflow: CompiledWorkflow) -> Bool {
    workflow.document.nodes.contains { $0.type == "schedule" }
  }

  static func json(of workflow: CompiledWorkflow) -> [JSON] {
    workflow.document.nodes.filter { $0.type == "schedule" }.map { node in
      let name = node.name.flatMap { $0.isEmpty ? nil : $0 } ?? node.id.rawValue
      var schedule: JSONObject = ["node_id": .string(node.id.rawValue), "name": .string(String(name.prefix(200)))]
      for property in ["cron", "every_seconds", "timezone"] { schedule[property] = node.properties[property] }
      // The scheduler counts whole seconds.
      if let seconds = node.properties["every_seconds"]?.doubleValue, (1...31_536_000).contains(seconds) {
        schedule["every_seconds"] = .int(Int(seconds))
      }
      return .object(schedule)
    }
  }
}
