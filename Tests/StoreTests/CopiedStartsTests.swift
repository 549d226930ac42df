import Postgres
import Store
import TestKit
import Testing
import WorkflowModels

/// Starts that travel in bulk: they must leave what they leave one by one.
@Suite struct `Copied starts` {
  typealias B = StoreBench

  /// Every column that may be null is null in some of them, and none in all.
  private func start(_ name: String, _ number: Int) -> ExecutionStart {
    let id = ExecutionID(rawValue: "exec_\(name)_\(number)")
    let isQueued = number % 5 == 4
    var end: ExecutionFinish?
    if !isQueued && number % 2 == 0 {
      end = ExecutionFinish(
        id: id, fence: 1, status: number % 4 == 0 ? .failed : .completed,
        completedAt: Timestamp(microseconds: 1_800_000_000_000_000 + number),
        output: number % 4 == 0 ? nil : #"{"größe":"\#(number)'\\"}"#,
        error: number % 4 == 0 ? #"{"code":"x"}"# : nil, chatResponse: number % 6 == 2 ? "hello" : nil)
    }
    return ExecutionStart(
      id: id, userID: "user", workflowID: "wf_1", workflowVersion: number % 3 == 0 ? number : nil,
      documentHash: "hash", trigger: number % 7 == 1 ? "trigger" : nil, input: "[\(number)]",
      businessKey: number % 4 == 1 ? "order \(number)" : nil,
      startedAt: Timestamp(microseconds: 1_800_000_000_000_000), idempotency: nil, end: end,
      journal: end == nil ? [] : [B.entry(id, 1), B.entry(id, 2)],
      options: number % 6 == 5 ? #"{"priority":1}"# : nil, isQueued: isQueued)
  }

  private func starts(_ name: String, _ numbers: Range<Int> = 0..<40) -> [ExecutionStart] {
    numbers.map { start(name, $0) }
  }

  private func rows(_ name: String, of table: SQL, _ pool: PostgresPool) async throws -> [String] {
    let rows = try await pool.query(
      """
      select replace(to_jsonb(t)::text, \("_\(name)_"), '_') from \(table) t
      where to_jsonb(t)::text like \("%\\_\(name)\\_%") order by 1
      """)
    return try rows.map { try $0.decode(0, as: String.self) }
  }

  @Test func `the same rows and journal, whether copied or inserted`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        #expect(try await store.write(starts("many"), isRepeated: false) == starts("many").map { _ in .started })
        for one in starts("one") { #expect(try await store.write([one], isRepeated: false) == [.started]) }
        for (table, count) in [("workflow.executions", 40), ("workflow.journal", 32)] {
          let copied = try await rows("many", of: SQL(unsafeRaw: table), bench.pool)
          #expect(copied.count == count)
          #expect(try await rows("one", of: SQL(unsafeRaw: table), bench.pool) == copied)
        }
      }
    }
  }

  @Test func `a buried owner copies nothing`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        try await bench.bury(store)
        await #expect(throws: StoreError.fencedOut) { _ = try await store.write(starts("a"), isRepeated: false) }
        #expect(try await rows("a", of: "workflow.executions", bench.pool).isEmpty)
        #expect(try await rows("a", of: "workflow.journal", bench.pool).isEmpty)
      }
    }
  }

  @Test func `of a lost attempt the rest is written, and what is there is found`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        _ = try await store.write(starts("a", 0..<20), isRepeated: false)
        let again = try await store.write(starts("a"), isRepeated: true)
        #expect(again == starts("a").map { _ in .started })
        #expect(try await rows("a", of: "workflow.executions", bench.pool).count == 40)
        #expect(try await rows("a", of: "workflow.journal", bench.pool).count == 32)
      }
    }
  }

  @Test func `a row that is there already stops the batch, and may pass only after a lost answer`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        _ = try await store.write([start("a", 3)], isRepeated: false)
        // As of another owner: the look for our own rows does not find it.
        _ = try await bench.pool.execute("update workflow.executions set owner = 'exr_other'")
        for isRepeated in [false, true] {
          let error = await #expect(throws: PostgresError.self) {
            _ = try await store.write(starts("a"), isRepeated: isRepeated)
          }
          #expect(error?.code == .uniqueViolation && error?.isRetryable == isRepeated)
        }
        #expect(try await rows("a", of: "workflow.executions", bench.pool).count == 1)
      }
    }
  }

  @Test func `one start that no column takes fails alone`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        let bad = ExecutionStart(
          id: "exec_bad", userID: "user", workflowID: "wf_1", workflowVersion: nil, documentHash: "hash", trigger: nil,
          input: "\"\0\"", businessKey: nil, startedAt: Timestamp(microseconds: 1), idempotency: nil)
        let answers = await store.start(all: starts("a") + [bad] + starts("b"))
        let failed = answers.indices.filter { (try? answers[$0].get()) == nil }
        #expect(failed == [40])
        #expect(try await rows("b", of: "workflow.executions", bench.pool).count == 40)
      }
    }
  }
}
