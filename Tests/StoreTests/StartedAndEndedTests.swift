import Platform
import Postgres
import Store
import TestKit
import Testing
import WorkflowModels

/// Executions that were computed before their start is written: start, journal and end are one commit.
@Suite struct StartedAndEndedTests {
  typealias B = StoreBench

  private func start(_ id: ExecutionID, key: String? = nil) -> ExecutionStart {
    let plain = B.start(id, key: key)
    return ExecutionStart(
      id: id, userID: plain.userID, workflowID: plain.workflowID, workflowVersion: nil, documentHash: "hash",
      trigger: nil, input: "{}", businessKey: nil, startedAt: plain.startedAt, idempotency: plain.idempotency,
      end: B.finish(id), journal: [B.entry(id, 1), B.entry(id, 2)])
  }

  @Test(arguments: [nil, "k"]) func `start, journal and end are there together`(_ key: String?) async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        #expect(try await store.start(start("exec_1", key: key)) == .started)
        let record = try await store.execution("exec_1", of: "user")
        #expect(record?.status == .completed && record?.output == "1" && record?.fence == 1)
        #expect(try await store.journal(of: "exec_1") == [B.entry("exec_1", 1), B.entry("exec_1", 2)])
        #expect(try await store.unfinishedOfMine(startedBefore: Timestamp(microseconds: .max)).isEmpty)
      }
    }
  }

  @Test func `a repeated key leaves nothing of the second`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        #expect(try await store.start(start("exec_1", key: "k")) == .started)
        #expect(try await store.start(start("exec_2", key: "k")) == .duplicate(of: "exec_1"))
        #expect(try await store.execution("exec_2", of: "user") == nil)
        #expect(try await store.journal(of: "exec_2").isEmpty)
      }
    }
  }

  @Test func `a buried owner writes neither start nor journal`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        try await bench.bury(store)
        await #expect(throws: StoreError.fencedOut) { _ = try await store.start(start("exec_1")) }
        await #expect(throws: StoreError.fencedOut) { _ = try await store.start(start("exec_2", key: "k")) }
        #expect(try await store.journal(of: "exec_1").isEmpty)
        #expect(try await store.journal(of: "exec_2").isEmpty)
        #expect(try await store.execution("exec_1", of: "user") == nil)
      }
    }
  }

  @Test func `with and without keys, many at once, each gets its own answer`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        let answers = try await withThrowingTaskGroup(of: (Int, StartAnswer).self) { group in
          for index in 0..<200 {
            let id = ExecutionID(rawValue: "exec_\(index)")
            let key = index % 3 == 0 ? "k\(index % 2)" : nil
            let row = index % 2 == 0 ? start(id, key: key) : B.start(id, key: key)
            group.addTask { (index, try await store.start(row)) }
          }
          return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect((0..<200).allSatisfy { $0 % 3 == 0 || answers[$0] == .started })
        #expect((0..<200).filter { $0 % 3 == 0 && answers[$0] == .started }.count == 2)
      }
    }
  }

  @Test func `a start that a lost attempt has committed is found, and not written twice`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        #expect(try await store.start(start("exec_1", key: "k")) == .started)
        let again = try await store.write([start("exec_1", key: "k"), start("exec_2")], isRepeated: true)
        #expect(again == [.started, .started])
        #expect(try await store.journal(of: "exec_1").count == 2)
        #expect(try await store.execution("exec_2", of: "user")?.status == .completed)
      }
    }
  }

  @Test func `the current version of a workflow is its user's alone`() async throws {
    try await B.with { bench async throws in
      let workflows = WorkflowStore(pool: bench.pool, documents: DocumentStore(pool: bench.pool))
      let now = Timestamp(microseconds: 1)
      let first = WorkflowContent(name: "n", document: "{}", documentHash: "h1")
      let second = WorkflowContent(name: "n", document: "{ }", documentHash: "h2")
      try await workflows.create("wf_1", for: "user", first, at: now)
      let heads = WorkflowHeads(pool: bench.pool, metrics: Metrics())
      let running = Task(name: "heads") { try await heads.run() }
      defer { running.cancel() }
      #expect(try await heads.current("wf_1", of: "user")?.documentHash == "h1")
      #expect(try await workflows.update("wf_1", of: "user", second, at: now) == 2)
      #expect(try await heads.current("wf_1", of: "user")?.version == 2)
      #expect(try await heads.current("wf_1", of: "somebody") == nil)
      #expect(try await heads.current("wf_2", of: "user") == nil)
    }
  }
}
