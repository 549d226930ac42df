import Store
import Testing
import WorkflowModels

@Suite struct WorkflowStoreTests {
  @Test func `of many changes at once, each becomes a version`() async throws {
    try await StoreBench.with { bench async throws in
      let store = WorkflowStore(pool: bench.pool, documents: DocumentStore(pool: bench.pool))
      try await store.create("wf_1", for: "user", content(0), at: now)
      let versions = try await withThrowingTaskGroup(of: Int?.self) { group in
        for number in 1...20 {
          group.addTask { try await store.update("wf_1", of: "user", content(number), at: now) }
        }
        return try await group.reduce(into: Set<Int?>()) { $0.insert($1) }
      }
      #expect(versions == Set((2...21).map(Optional.init)))
      #expect(try await store.workflow("wf_1", of: "user")?.version == 21)
    }
  }

  @Test func `the same content again is no new version`() async throws {
    try await StoreBench.with { bench async throws in
      let store = WorkflowStore(pool: bench.pool, documents: DocumentStore(pool: bench.pool))
      try await store.create("wf_1", for: "user", content(0), at: now)
      #expect(try await store.update("wf_1", of: "user", content(0), at: now) == 1)
      #expect(try await store.update("wf_1", of: "user", content(1), at: now) == 2)
      #expect(try await store.update("wf_1", of: "somebody", content(2), at: now) == nil)
    }
  }

  private var now: Timestamp { Timestamp(microseconds: 1_800_000_000_000_000) }

  private func content(_ number: Int) -> WorkflowContent {
    WorkflowContent(name: "Number \(number)", document: "{\"number\":\(number)}", documentHash: "hash \(number)")
  }
}
