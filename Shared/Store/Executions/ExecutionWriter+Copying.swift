internal import Postgres
internal import WorkflowModels

/// Starts without an idempotency key in bulk.
extension ExecutionWriter {
  /// A copy has a round trip more than an insert, and is cheaper for the server from a few rows on.
  static let leastCopied = 8

  /// False when this process has no heartbeat row any more: then nothing was written.
  func copy(_ starts: [ExecutionStart], isRepeated: Bool) async throws -> Bool {
    let owner = lease.ownerID
    var copies = [Self.rows(starts, owner: owner)]
    let entries = starts.flatMap(\.journal)
    if !entries.isEmpty { copies.append(Self.rows(entries)) }
    do {
      return try await pool.copy(
        copies, where: "select id from workflow.executors where id = \(SQL.literal(owner)) for key share")
    } catch {
      throw Self.failure(error, isRepeated: isRepeated)
    }
  }

  private static func rows(_ starts: [ExecutionStart], owner: String) -> PostgresCopy {
    let columns = StartColumns(starts)
    var copy = PostgresCopy(into: "workflow.executions", columns: columns.names, reserving: starts.count * 512)
    for start in starts { columns.write(start, owner: owner, to: &copy) }
    return copy
  }

  private static func rows(_ entries: [JournalEntry]) -> PostgresCopy {
    var copy = PostgresCopy(
      into: "workflow.journal",
      columns: ["execution_id", "seq", "fence", "kind", "node_id", "at", "payload", "input_digest"],
      reserving: entries.count * 512)
    for entry in entries {
      copy.beginRow()
      copy.add(entry.execution.rawValue)
      copy.add(int4: entry.sequence)
      copy.add(int4: entry.fence)
      copy.add(entry.kind.rawValue)
      copy.add(entry.node.rawValue)
      copy.add(int8: entry.at.microseconds)
      copy.add(entry.payload)
      copy.add(entry.inputDigest)
    }
    return copy
  }
}

/// The columns of a batch of starts. One that is null in all of them is left out: most are, in most batches.
private struct StartColumns {
  private let hasVersion: Bool
  private let hasTrigger: Bool
  private let hasKey: Bool
  private let hasError: Bool
  private let hasReply: Bool
  private let hasOptions: Bool

  init(_ starts: [ExecutionStart]) {
    hasVersion = starts.contains { $0.workflowVersion != nil }
    hasTrigger = starts.contains { $0.trigger != nil }
    hasKey = starts.contains { $0.businessKey != nil }
    hasError = starts.contains { $0.end?.error != nil }
    hasReply = starts.contains { $0.end?.chatResponse != nil }
    hasOptions = starts.contains { $0.options != nil }
  }

  var names: [String] {
    var names = [
      "id", "user_id", "workflow_id", "document_hash", "input", "started_at", "status", "owner", "completed_at",
      "output",
    ]
    if hasVersion { names.append("workflow_version") }
    if hasTrigger { names.append("trigger_node") }
    if hasKey { names.append("business_key") }
    if hasError { names.append("error") }
    if hasReply { names.append("chat_response") }
    if hasOptions { names.append("options") }
    return names
  }

  /// In the order of `names`.
  func write(_ start: ExecutionStart, owner: String, to copy: inout PostgresCopy) {
    copy.beginRow()
    copy.add(start.id.rawValue)
    copy.add(start.userID.rawValue)
    copy.add(start.workflowID.rawValue)
    copy.add(start.documentHash)
    copy.add(start.input)
    copy.add(int8: start.startedAt.microseconds)
    copy.add(start.status ?? ExecutionStatus.running.rawValue)
    copy.add(start.isQueued ? nil : owner)
    copy.add(int8: start.end?.completedAt.microseconds)
    copy.add(start.end?.output)
    if hasVersion { copy.add(int4: start.workflowVersion) }
    if hasTrigger { copy.add(start.trigger?.rawValue) }
    if hasKey { copy.add(start.businessKey) }
    if hasError { copy.add(start.end?.error) }
    if hasReply { copy.add(start.end?.chatResponse) }
    if hasOptions { copy.add(start.options) }
  }
}
