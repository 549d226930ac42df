import Platform
import Postgres

/// The statements of the engine with nothing around them: one batch of rows as a five-node workflow leaves them.
struct RowWriter: Sendable {
  let pool: PostgresPool
  private static let batch = 512

  /// Two statements and two commits for each batch, as where a start and its end are apart. Answers how many rows.
  static func startThenFinish(_ writer: RowWriter) async throws -> Int {
    let ids = (0..<batch).map { _ in "exec_" + UUIDv7.next().text }
    let pool = writer.pool
    _ = try await pool.execute(
      """
      insert into bench.executions (id, user_id, workflow_id, workflow_version, document_hash, trigger_node, input,
        business_key, owner, started_at)
      select g.* from unnest(\(ids)::text[], \(same("bench"))::text[], \(same(workflow))::text[],
        \(versions)::bigint[], \(same(hash))::text[], \(nothing)::text[], \(same(input))::text[],
        \(nothing)::text[], \(same(owner))::text[], \(times)::bigint[]) g
      """)
    _ = try await pool.execute(
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
    let ids = (0..<batch).map { _ in "exec_" + UUIDv7.next().text }
    _ = try await writer.pool.execute(
      """
      insert into bench.executions (id, user_id, workflow_id, workflow_version, document_hash, trigger_node, input,
        business_key, owner, started_at, status, completed_at, output, error)
      select g.* from unnest(\(ids)::text[], \(same("bench"))::text[], \(same(workflow))::text[],
        \(versions)::bigint[], \(same(hash))::text[], \(nothing)::text[], \(same(input))::text[],
        \(nothing)::text[], \(same(owner))::text[], \(times)::bigint[], \(same("completed"))::text[],
        \(times)::bigint[], \(same(output))::text[], \(nothing)::text[]) g
      """)
    return ids.count
  }

  private static let workflow = "wf_01890000-0000-7000-8000-000000000000"
  private static let hash = String(repeating: "0123456789abcdef", count: 4)
  private static let owner = "exr_01890000-0000-7000-8000-000000000000"
  private static let input = #"{"customer":"Ada","price":12.5,"quantity":10}"#
  private static let output = #"{"decision":"review Ada","total":125}"#
  private static let nothing = [String?](repeating: nil, count: batch)
  private static let versions = [Int?](repeating: 1, count: batch)

  private static func same(_ text: String) -> [String] { [String](repeating: text, count: batch) }

  private static var times: [Int] { [Int](repeating: SystemTime.microsecondsSince1970, count: batch) }
}
