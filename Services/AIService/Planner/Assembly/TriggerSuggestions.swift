internal import WorkflowModels

/// What the trigger lacks, and what would make the trigger better than what was assumed.
enum TriggerSuggestions {
  static func missing(_ trigger: TriggerPlan, node: NodeID) -> [PlannedWorkflow.Question] {
    guard case .schedule(let plan) = trigger, let text = plan.notATime else { return [] }
    return [
      PlannedWorkflow.Question(
        nodeID: node, property: "cron", question: "\"\(text)\" is no time of day. At what time should it run?")
    ]
  }

  static func make(_ trigger: TriggerPlan, node: NodeID) -> [PlannedWorkflow.Question] {
    switch trigger {
    case .manual, .chat: return []
    case .webhook(let plan):
      guard let event = plan.event else { return [] }
      return [
        PlannedWorkflow.Question(
          nodeID: node, property: "path",
          question: "Which system says that \(event.prefix(80))? Let it call the webhook \(plan.path).")
      ]
    case .schedule(let plan):
      guard plan.assumed, plan.notATime == nil else { return [] }
      return [PlannedWorkflow.Question(nodeID: node, property: "cron", question: "At what time of day should it run?")]
    }
  }
}
