internal import Platform

/// What the gateway's calls did, by provider.
struct GatewayMetrics: Sendable {
  private let metrics: Metrics

  init(_ metrics: Metrics) { self.metrics = metrics }

  func called(_ provider: String, outcome: String, took: Duration) {
    metrics.counter(
      "ai_model_calls_total", help: "Calls of language models by what became of them.",
      labels: ["provider": provider, "outcome": outcome]
    ).increment()
    metrics.histogram(
      "ai_model_seconds", help: "Time of one call of a language model.", labels: ["provider": provider]
    ).observe(took)
  }

  func used(_ usage: ModelUsage, cost: Double?, _ provider: String) {
    for (kind, count) in [("input", usage.input), ("output", usage.output), ("cached", usage.cached)] where count > 0 {
      metrics.counter(
        "ai_model_tokens_total", help: "Tokens read and written; cached ones are part of the input.",
        labels: ["provider": provider, "kind": kind]
      ).increment(by: count)
    }
    if let cost, cost > 0, cost < 1e9 {
      metrics.counter(
        "ai_model_cost_microdollars_total", help: "Costs by LLM_PRICES, in millionths of a US dollar.",
        labels: ["provider": provider]
      ).increment(by: Int((cost * 1e6).rounded()))
    }
  }

  func retried(_ provider: String) {
    metrics.counter(
      "ai_model_retries_total", help: "Calls that were made again.", labels: ["provider": provider]
    ).increment()
  }

  /// - Parameter provider: the one that was given up.
  func fellBack(from provider: String) {
    metrics.counter(
      "ai_model_fallbacks_total", help: "Times that another provider was asked instead.",
      labels: ["provider": provider]
    ).increment()
  }
}
