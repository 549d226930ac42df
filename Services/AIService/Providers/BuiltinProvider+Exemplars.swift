internal import WorkflowModels

/// What the planner learns from accepted workflows: the same sentence about other things becomes the same workflow, and
/// a sentence that it cannot read becomes that of a very near one.
extension BuiltinProvider {
  /// What a sentence must share with an exemplar to be taken for the same wish.
  private static let nearEnough = 0.8

  /// Nil where the planner's own draft is better.
  func draft(fromExemplarsOf request: DraftRequest) -> Draft? {
    guard !request.exemplars.isEmpty else { return nil }
    let adaptation = ExemplarAdaptation(to: request.prompt, planned: request.plan, plan: request.replan)
    for exemplar in request.exemplars where Self.isAllowed(exemplar.workflow, request) {
      if let document = adaptation.adapt(exemplar) {
        return draft(document, exemplar, request)
      }
    }
    if case .workflow? = request.plan { return nil }
    guard
      let near = request.exemplars.first(where: { $0.score >= Self.nearEnough && Self.isAllowed($0.workflow, request) }
      ),
      let document = ExemplarAdaptation.checked(near.workflow)
    else { return nil }
    return draft(document, near, request)
  }

  private func draft(_ document: WorkflowDocument, _ exemplar: Exemplar, _ request: DraftRequest) -> Draft {
    var draft = Draft(document: document)
    if case .workflow(let planned)? = request.plan {
      draft.missing = planned.missing.filter { Self.isOpen($0, in: document) }
      draft.suggestions = planned.suggestions.filter { question in
        document.nodes.contains { $0.id == question.nodeID }
      }
      draft.reasons = planned.reasons
    }
    draft.usedExemplars = [exemplar.id]
    return draft
  }

  /// Whether the question still is one: its node is there and lacks the value.
  private static func isOpen(_ question: PlannedWorkflow.Question, in document: WorkflowDocument) -> Bool {
    guard let node = document.nodes.first(where: { $0.id == question.nodeID }) else { return false }
    var value: JSON? = .object(node.properties)
    for name in question.property.split(separator: ".") { value = value?[String(name)] }
    return question.property.isEmpty || value == nil || value?.isNull == true
  }

  private static func isAllowed(_ document: WorkflowDocument, _ request: DraftRequest) -> Bool {
    guard let toolkits = request.toolkits else { return true }
    return document.nodes.allSatisfy { node in
      node.type != "connector-action" || node.properties["toolkit"]?.stringValue.map(toolkits.contains) ?? false
    }
  }
}
