internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Makes exemplars of the workflows that users accept. It is done beside a request that has succeeded already, so
/// whatever fails here is only logged.
struct ExemplarKeeper: Sendable {
  let store: ExemplarStore
  let generations: GenerationStore
  let interactions: InteractionStore
  let workflows: WorkflowServiceClient
  let now: @Sendable () -> Timestamp

  private static let longestPrompt = 20_000
  private static let largestWorkflow = 1 << 20

  /// - Parameters:
  ///   - prompt: what it stands for, where the caller knows; else the tables do.
  ///   - document: the workflow as it is now, where the caller has it; else it is asked for.
  func accept(
    _ id: WorkflowID, of user: UserID, as source: ExemplarRecord.Source, prompt given: String? = nil,
    document: JSON? = nil, context: CallContext, logger: Logger
  ) async {
    do {
      var known = given
      if known == nil { known = try await prompt(of: id, user: user) }
      guard let prompt = known else { return }
      var current = document
      if current == nil { current = try await workflows.workflow(id, user: user, context: context) }
      guard let current, let document = WorkflowDocument.decode(current).document else { return }
      let text = Exemplar.kept(document).json.text()
      guard text.utf8.count <= Self.largestWorkflow else { return }
      try await store.put([
        ExemplarRecord(
          id: "ex_\(UUIDv7.next().text)", userID: user, scope: .user, prompt: prompt,
          promptHash: Exemplar.hash(of: prompt), workflow: text, source: source, workflowID: id, createdAt: now())
      ])
    } catch {
      logger.warning(
        "An accepted workflow could not be kept as an exemplar.",
        [.workflowID: .string(id.rawValue), .error: "\(error)"])
    }
  }

  /// What the workflow stands for: the sentence that made it, or all that a session wished of it.
  private func prompt(of id: WorkflowID, user: UserID) async throws -> String? {
    var wishes: [String] = []
    for wish in try await interactions.wishes(about: id, user: user, atMost: 50) where wish != wishes.last {
      wishes.append(wish)
    }
    if wishes.count > 1 { return String(wishes.joined(separator: "\n").prefix(Self.longestPrompt)) }
    if let generation = try await generations.find(workflow: id, of: user) { return generation.prompt }
    return wishes.first
  }
}
