internal import WorkflowModels

/// What planning gives: the workflow, what it cannot run without, and what would make it better.
struct PlannedWorkflow: Sendable, Hashable {
  struct Question: Sendable, Hashable {
    let nodeID: NodeID
    let property: String
    let question: String
  }

  /// Why a node is there.
  struct Reason: Sendable, Hashable {
    let words: String
    let tool: ToolID?
    let score: Double
    let runnersUp: [ToolID]
    /// The same for an action of a service.
    var use: String?
    var otherUses: [String] = []
  }

  var document: WorkflowDocument
  var missing: [Question]
  var suggestions: [Question]
  var reasons: [NodeID: Reason]

  /// The tools that it uses, in the order of its nodes.
  var tools: [ToolID] {
    var seen: Set<ToolID> = []
    return document.nodes.compactMap { reasons[$0.id]?.tool }.filter { seen.insert($0).inserted }
  }
}
