package import WorkflowModels

/// An execution that leaves its owner because it only waits.
package struct ExecutionRest: Sendable {
  package let id: ExecutionID
  package let fence: Int
  /// When it is to be taken up again at the latest.
  package let wakeAt: Timestamp
  /// How many signals its owner has read: with one more it cannot rest.
  package let signals: Int

  package init(id: ExecutionID, fence: Int, wakeAt: Timestamp, signals: Int) {
    self.id = id
    self.fence = fence
    self.wakeAt = wakeAt
    self.signals = signals
  }
}
