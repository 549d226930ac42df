package import WorkflowModels

/// A run that this process has claimed, with what its schedule says now.
package struct ClaimedRun: Sendable {
  package var run: ScheduleRun
  package let userID: UserID
  package let isPaused: Bool
  /// The execution before it, unless that is known to have ended.
  package let lastExecutionID: ExecutionID?
  /// Under which name it was claimed.
  package let owner: String

  package init(
    run: ScheduleRun, userID: UserID, isPaused: Bool, lastExecutionID: ExecutionID?, owner: String
  ) {
    self.run = run
    self.userID = userID
    self.isPaused = isPaused
    self.lastExecutionID = lastExecutionID
    self.owner = owner
  }
}

/// What became of a claimed run.
package struct RunDecision: Sendable {
  package let claimed: ClaimedRun
  package let status: ScheduleRun.Status
  package let executionID: ExecutionID?
  package let error: String?
  /// The execution ended with its start: the next tick need not ask for it.
  package let hasEnded: Bool

  package init(
    _ claimed: ClaimedRun, _ status: ScheduleRun.Status, executionID: ExecutionID? = nil, hasEnded: Bool = false,
    error: String? = nil
  ) {
    self.hasEnded = hasEnded
    self.claimed = claimed
    self.status = status
    self.executionID = executionID
    self.error = error
  }
}

/// A claimed run that is given back until later.
package struct RunPostponement: Sendable {
  package let claimed: ClaimedRun
  package let until: Timestamp
  package let mayHaveStarted: Bool
  package let isBuffered: Bool
  package let error: String?

  package init(
    _ claimed: ClaimedRun, until: Timestamp, mayHaveStarted: Bool = false, isBuffered: Bool = false,
    error: String? = nil
  ) {
    self.claimed = claimed
    self.until = until
    self.mayHaveStarted = mayHaveStarted
    self.isBuffered = isBuffered
    self.error = error
  }
}
