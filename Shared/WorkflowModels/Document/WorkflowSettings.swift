/// How a workflow's executions are bounded. Absent fields stay absent when written; `effective…` says what then holds.
package struct WorkflowSettings: Sendable, Hashable {
  package static let standardTimeoutSeconds = 3600.0
  package static let standardMaxParallel = 16

  /// For a whole execution.
  package var timeoutSeconds: Double?
  /// How many nodes of one execution run at once.
  package var maxParallel: Int?
  /// Started when an execution fails.
  package var errorWorkflow: WorkflowID?
  package var concurrency: ConcurrencyRule?
  /// Settings that the engine does not know.
  package var extra: JSONObject

  package init(
    timeoutSeconds: Double? = nil, maxParallel: Int? = nil, errorWorkflow: WorkflowID? = nil,
    concurrency: ConcurrencyRule? = nil, extra: JSONObject = [:]
  ) {
    self.timeoutSeconds = timeoutSeconds
    self.maxParallel = maxParallel
    self.errorWorkflow = errorWorkflow
    self.concurrency = concurrency
    self.extra = extra
  }

  package var effectiveTimeoutSeconds: Double { timeoutSeconds ?? Self.standardTimeoutSeconds }
  package var effectiveMaxParallel: Int { maxParallel ?? Self.standardMaxParallel }
}
