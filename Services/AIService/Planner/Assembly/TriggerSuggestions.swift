internal import WorkflowModels

/// What would make the trigger better than what was assumed.
enum TriggerSuggestions {
  static func make(_ trigger: TriggerPlan, node: NodeID) -> [PlannedWorkflow.Question] {
    switch trigger {
    case .manual: return []
    case .webhook(let plan):
      guard let event = plan.event else { return [] }
      return [
        PlannedWorkflow.Question(
          nodeID: node, property: "path",
          question: "Which system says that \(event.prefix(80))? Let it call the webhook \(plan.path).")
      ]
    case .schedule(let plan):
      guard plan.assumed else { return [] }
      return [PlannedWorkflow.Question(nodeID: node, property: "cron", question: "At what time of day should it run?")]
    }
  }
}
