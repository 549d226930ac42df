internal import WorkflowModels

/// The node that starts the workflow.
enum TriggerNode {
  static func make(_ trigger: TriggerPlan) -> WorkflowNode {
    switch trigger {
    case .manual:
      return WorkflowNode(id: "start", type: "manual-trigger", name: "Start")
    case .chat:
      return WorkflowNode(id: "chat", type: "when-chat-received", name: "When a chat message arrives")
    case .webhook(let plan):
      let name = plan.noun.map { "Receive \($0)" } ?? "Receive request"
      return WorkflowNode(
        id: "webhook", type: "webhook", name: name,
        properties: ["path": .string(plan.path), "method": .string(plan.method)])
    case .schedule(let plan):
      var properties: JSONObject = [:]
      switch plan.rhythm {
      case .cron(let text): properties["cron"] = .string(text)
      case .everySeconds(let seconds): properties["every_seconds"] = .int(seconds)
      }
      properties["timezone"] = .string(plan.timezone)
      return WorkflowNode(id: "schedule", type: "schedule", name: "On schedule", properties: properties)
    }
  }

  static func tool(_ trigger: TriggerPlan) -> ToolID {
    switch trigger {
    case .manual, .chat: .manualStart
    case .webhook: .webhookReceive
    case .schedule: .scheduleRun
    }
  }
}
