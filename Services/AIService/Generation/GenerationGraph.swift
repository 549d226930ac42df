internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Runs the stages over one state until the workflow is stored or refused. Each stage only says where to go next;
/// what it took is measured here.
struct GenerationGraph: Sendable {
  let provider: any GenerationProvider
  /// Its planner reads the steps of every sentence: whoever drafts, the tools are found step by step.
  let live: LiveCatalog
  /// Nil for none.
  let exemplars: ExemplarLibrary?
  let workflows: WorkflowServiceClient
  let store: GenerationStore
  let metrics: GenerationMetrics
  let now: @Sendable () -> Timestamp

  static let maximumRepairs = 3

  func run(_ request: GenerationRequest) async throws -> GeneratedWorkflow {
    let start = MonotonicTime.now
    var state = GenerationState(request)
    do {
      try await walk(&state)
    } catch {
      let outcome = GenerationMetrics.outcome(of: error)
      metrics.ended(outcome, provider: provider.name, took: MonotonicTime.now.duration(since: start))
      throw error
    }
    guard let result = state.result else { throw APIError.internalError(requestID: request.context.requestID) }
    let author = state.draft?.author
    metrics.ended(
      "created", provider: author?.provider ?? provider.name, took: MonotonicTime.now.duration(since: start))
    request.logger.info(
      "A workflow was generated.",
      [
        .workflowID: .string(result.id.rawValue), .provider: .string(author?.provider ?? provider.name),
        .model: .string(author?.model ?? provider.model),
        .count: .int(state.draft?.document.nodes.count ?? 0), .bytes: .int(request.prompt.utf8.count),
      ])
    return result
  }

  private func walk(_ state: inout GenerationState) async throws {
    var next = GenerationNext.stage(.classify)
    while case .stage(let stage) = next {
      try Task.checkCancellation()
      let start = MonotonicTime.now
      await state.request.tell(.stage(stage))
      next = try await perform(stage, &state)
      metrics.passed(stage, took: MonotonicTime.now.duration(since: start))
    }
  }

  private func perform(_ stage: GenerationStage, _ state: inout GenerationState) async throws -> GenerationNext {
    switch stage {
    case .classify: try classify(state)
    case .retrieve: await retrieve(&state)
    case .generate: try await generate(&state)
    case .validate: try await validate(&state)
    case .repair: try await repair(&state)
    case .store: try await store(&state)
    case .show: show(&state)
    }
  }
}
