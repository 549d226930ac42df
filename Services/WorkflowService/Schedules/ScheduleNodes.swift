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
      return .object(schedule)
    }
  }
}
