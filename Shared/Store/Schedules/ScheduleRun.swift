internal import Postgres
package import WorkflowModels

/// One line of the tick ledger: a tick, a start by hand, or a stretch of ticks that were paused or missed.
package struct ScheduleRun: Sendable, Hashable {
  package enum Kind: String, Sendable { case tick, manual, stretch, backfill }

  package enum Status: String, Sendable, CaseIterable {
    /// Not decided yet: due, being started, or waiting for the workflow service to come back.
    case pending
    case fired
    /// Fired, but noticeably after its time.
    case late
    case skippedOverlap = "skipped_overlap"
    case skippedPaused = "skipped_paused"
    /// Not fired: its catch-up window had passed, or the workflow service refused it; see the error.
    case missed
  }

  package enum Overlap: String, Sendable, CaseIterable {
    /// A tick is passed over while the execution before it still runs.
    case skip
    /// One tick waits for the execution before it; further ones are passed over.
    case bufferOne = "buffer_one"
    /// Ticks wait in their order.
    case bufferAll = "buffer_all"
    /// The execution before it is cancelled.
    case cancelOther = "cancel_other"
    /// Executions may run side by side.
    case allow
  }

  package var id: String
  package var scheduleID: ScheduleID
  package var tick: Timestamp
  package var kind: Kind
  package var status: Status
  /// The last tick of a stretch, and how many it has where that was counted.
  package var lastTick: Timestamp?
  package var tickCount: Int?
  /// What is done while the execution before still runs: the schedule's word, as it was when the tick came.
  package var overlap = Overlap.allow
  /// Waits for the execution before to end; its catch-up window no longer counts.
  package var isBuffered = false
  /// What became of its execution: `completed`, `failed` or `cancelled`; nil while nobody has asked.
  package var outcome: String?
  /// Whether the scheduler itself wants to know.
  package var watchesOutcome = false
  package var workflowID: WorkflowID
  /// The workflow's node that has fired; nil for a schedule made over the API.
  package var triggerNode: String?
  /// JSON text, as it was when the tick came, so that every try sends the same; dropped when decided.
  package var input: String?
  /// The tick with its jitter.
  package var dueAt: Timestamp
  package var deadline: Timestamp
  package var claimableAt: Timestamp?
  package var attempts = 0
  /// A try's outcome is unknown: only asking with the same key can tell whether it has started.
  package var mayHaveStarted = false
  package var executionID: ExecutionID?
  package var decidedAt: Timestamp?
  package var error: String?
  package var createdAt: Timestamp

  package init(
    id: String, scheduleID: ScheduleID, tick: Timestamp, kind: Kind, status: Status, workflowID: WorkflowID,
    input: String? = nil, dueAt: Timestamp, deadline: Timestamp, createdAt: Timestamp
  ) {
    self.id = id
    self.scheduleID = scheduleID
    self.tick = tick
    self.kind = kind
    self.status = status
    self.workflowID = workflowID
    self.input = input
    self.dueAt = dueAt
    self.deadline = deadline
    self.createdAt = createdAt
    claimableAt = status == .pending ? dueAt : nil
  }

  /// Whether earlier ticks of the schedule must be decided first.
  package var isOneAtATime: Bool { overlap != .allow }

  /// What tells apart several runs of one tick: starts by hand, and a tick that is made up for.
  var variant: String {
    switch kind {
    case .manual: id
    case .backfill: "backfill"
    case .tick, .stretch: ""
    }
  }

  static let columns: SQL = """
    runs.id, runs.schedule_id, runs.tick, runs.kind, runs.status, runs.last_tick, runs.tick_count,
    runs.overlap, runs.workflow_id, runs.input, runs.due_at, runs.deadline, runs.claimable_at, runs.attempts,
    runs.may_have_started, runs.execution_id, runs.decided_at, runs.error, runs.created_at, runs.buffered,
    runs.outcome, runs.watches_outcome, runs.trigger_node
    """
  static let columnCount = 23

  init(_ row: PostgresRow) throws(PostgresError) {
    id = try row.decode(0, as: String.self)
    scheduleID = ScheduleID(rawValue: try row.decode(1, as: String.self))
    tick = Timestamp(microseconds: try row.decode(2, as: Int.self))
    kind = try Self.known(try row.decode(3, as: String.self))
    status = try Self.known(try row.decode(4, as: String.self))
    lastTick = try row.decode(5, as: Int?.self).map { Timestamp(microseconds: $0) }
    tickCount = try row.decode(6, as: Int?.self)
    overlap = try Self.known(try row.decode(7, as: String.self))
    workflowID = WorkflowID(rawValue: try row.decode(8, as: String.self))
    input = try row.decode(9, as: String?.self)
    dueAt = Timestamp(microseconds: try row.decode(10, as: Int.self))
    deadline = Timestamp(microseconds: try row.decode(11, as: Int.self))
    claimableAt = try row.decode(12, as: Int?.self).map { Timestamp(microseconds: $0) }
    attempts = Int(try row.decode(13, as: Int32.self))
    mayHaveStarted = try row.decode(14, as: Bool.self)
    executionID = try row.decode(15, as: String?.self).map { ExecutionID(rawValue: $0) }
    decidedAt = try row.decode(16, as: Int?.self).map { Timestamp(microseconds: $0) }
    error = try row.decode(17, as: String?.self)
    createdAt = Timestamp(microseconds: try row.decode(18, as: Int.self))
    isBuffered = try row.decode(19, as: Bool.self)
    outcome = try row.decode(20, as: String?.self)
    watchesOutcome = try row.decode(21, as: Bool.self)
    triggerNode = try row.decode(22, as: String?.self)
  }

  private static func known<Word: RawRepresentable<String>>(_ text: String) throws(PostgresError) -> Word {
    guard let word = Word(rawValue: text) else {
      throw PostgresError(.decoding, "The run ledger says \"\(text)\", which this build does not know.")
    }
    return word
  }
}
