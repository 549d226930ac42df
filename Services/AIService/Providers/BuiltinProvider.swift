internal import WorkflowModels

/// The built-in planner as a provider: it needs no key and no network, and says so by its name. Retrieval has read the
/// sentence already; its plan is the draft.
struct BuiltinProvider: GenerationProvider {
  let name = "builtin"
  let model = "builtin-planner-1"

  func draft(_ request: DraftRequest) async throws -> DraftReply { answer(request) }

  /// At once: nobody is asked.
  func answer(_ request: DraftRequest) -> DraftReply {
    if let draft = draft(fromExemplarsOf: request) { return .workflow(draft) }
    switch request.plan {
    case nil: return .clarify(question: Clarification.usualQuestion)
    case .unclear(let question): return .clarify(question: question)
    case .workflow(let planned): return .workflow(Self.draft(planned))
    }
  }

  private static func draft(_ planned: PlannedWorkflow) -> Draft {
    Draft(
      document: planned.document, missing: planned.missing, suggestions: planned.suggestions, reasons: planned.reasons)
  }

  /// The planner's own expressions are right or a defect of ours; what can be wrong is a text of the prompt that was
  /// taken for a template. Such texts are made plain; everything else is left to be refused.
  func repair(_ draft: Draft, _ diagnostics: [Diagnostic], for request: DraftRequest) async throws -> Draft? {
    // An exemplar from other times may not hold any more: the planner's own draft does.
    if !draft.usedExemplars.isEmpty, case .workflow(let planned)? = request.plan { return Self.draft(planned) }
    let wrong = Set(diagnostics.filter { $0.severity == .error }.compactMap(\.nodeID))
    var repaired = draft
    for index in repaired.document.nodes.indices where wrong.contains(repaired.document.nodes[index].id) {
      let properties = JSON.object(repaired.document.nodes[index].properties)
      repaired.document.nodes[index].properties = plain(properties).objectValue ?? [:]
    }
    return repaired.document == draft.document ? nil : repaired
  }

  private func plain(_ value: JSON) -> JSON {
    switch value {
    case .string(let text):
      let isOneExpression = text.hasPrefix("{{ ") && text.hasSuffix(" }}")
      return text.contains("{{") && !isOneExpression ? JQText.template(JQText.string(text)) : value
    case .array(let items): return .array(items.map(plain))
    case .object(let object):
      var result: JSONObject = [:]
      for (key, inner) in object { result[key] = plain(inner) }
      return .object(result)
    default: return value
    }
  }
}
