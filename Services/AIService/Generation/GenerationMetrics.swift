internal import Platform
internal import ServiceKit

/// The service's numbers: what became of sentences, and how long each stage took.
struct GenerationMetrics: Sendable {
  private let metrics: Metrics

  init(_ metrics: Metrics) {
    self.metrics = metrics
  }

  func ended(_ outcome: String, provider: String, took: Duration) {
    metrics.counter(
      "ai_generations_total", help: "Generations by what became of them.",
      labels: ["outcome": outcome, "provider": provider]
    ).increment()
    metrics.histogram(
      "ai_generation_seconds", help: "From a sentence to its stored workflow or its refusal.",
      labels: ["provider": provider]
    ).observe(took)
  }

  func passed(_ stage: GenerationStage, took: Duration) {
    metrics.histogram(
      "ai_generation_stage_seconds", help: "How long a stage of a generation took.", labels: ["stage": stage.rawValue]
    ).observe(took)
  }

  func cache(_ outcome: String) {
    metrics.counter(
      "ai_cache_total", help: "Looks into the cache of answers, by what was found.", labels: ["outcome": outcome]
    ).increment()
  }

  static func outcome(of error: any Error) -> String {
    switch error {
    case let error as APIError: error.code == "needs_clarification" ? "clarified" : "refused"
    case is CancellationError: "cancelled"
    case let error as WorkflowServiceError: error.refusedStatus == nil ? "unavailable" : "refused"
    default: "failed"
    }
  }
}
