import Platform
import Postgres

/// The statements of the engine with nothing around them: one batch of rows as a five-node workflow leaves them.
struct RowWriter: Sendable {
  let pool: PostgresPool
  private static let batch = 512

  /// Two statements and two commits for each batch, as where a start and its end are apart. Answers how many rows.
  static func startThenFinish(_ writer: RowWriter) async throws -> Int {
    let ids = try await writer.copy(finished: false)
    _ = try await writer.pool.execute(
      """
      update bench.executions e set status = g.status, completed_at = g.completed_at, output = g.output, error = g.error
      from unnest(\(ids)::text[], \(same("completed"))::text[], \(times)::bigint[], \(same(output))::text[],
        \(nothing)::text[]) g(id, status, completed_at, output, error)
      where e.id = g.id and e.owner = \(owner) and e.fence = 1
      """)
    return ids.count
  }

  /// One statement and one commit, as where the end is known when the start is written. Answers how many rows.
  static func startFinished(_ writer: RowWriter) async throws -> Int {
    try await writer.copy(finished: true).count
  }

  private func copy(finished: Bool) async throws -> [String] {
    let ids = (0..<Self.batch).map { _ in "exec_" + UUIDv7.next().text }
    let now = SystemTime.microsecondsSince1970
    var copy = PostgresCopy(into: "bench.executions", columns: finished ? Self.columns + Self.ends : Self.columns)
    for id in ids {
      copy.beginRow()
      for text in [id, "bench", Self.workflow, Self.hash, Self.input, Self.owner] { copy.add(text) }
      copy.add(int4: 1)
      copy.add(int8: now)
      guard finished else { continue }
      copy.add("completed")
      copy.add(int8: now)
      copy.add(Self.output)
    }
    _ = try await pool.copy([copy], where: "select 1")
    return ids
  }

  private static let columns = [
    "id", "user_id", "workflow_id", "document_hash", "input", "owner", "workflow_version", "started_at",
  ]
  private static let ends = ["status", "completed_at", "output"]
  private static let workflow = "wf_01890000-0000-7000-8000-000000000000"
  private static let hash = String(repeating: "0123456789abcdef", count: 4)
  private static let owner = "exr_01890000-0000-7000-8000-000000000000"
  private static let input = #"{"customer":"Ada","price":12.5,"quantity":10}"#
  private static let output = #"{"decision":"review Ada","total":125}"#
  private static let nothing = [String?](repeating: nil, count: batch)

  private static func same(_ text: String) -> [String] { [String](repeating: text, count: batch) }

  private static var times: [Int] { [Int](repeating: SystemTime.microsecondsSince1970, count: batch) }
}
