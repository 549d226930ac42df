import Postgres
import Store
import TestKit
import Testing
import WorkflowModels

/// Executions that carry this process's name and that it does not know of.
@Suite struct `Strays` {
  typealias B = StoreBench

  @Test func `one is taken with a higher fence, and only as it was seen`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        for id in ["exec_1", "exec_2"] as [ExecutionID] { #expect(try await store.start(B.start(id)) == .started) }
        let mine = try await store.unfinishedOfMine(startedBefore: Timestamp(microseconds: .max)).sorted {
          $0.id < $1.id
        }
        #expect(mine == [OwnedExecution(id: "exec_1", fence: 1), OwnedExecution(id: "exec_2", fence: 1)])
        // Let go and taken again since the look: it is in good hands.
        _ = try await bench.pool.execute("update workflow.executions set fence = 2 where id = 'exec_2'")
        let taken = try await store.claimOwn(mine)
        #expect(taken.map(\.id) == ["exec_1"] && taken.map(\.fence) == [2])
        #expect(try await store.execution("exec_2", of: "user")?.fence == 2)
        await #expect(throws: StoreError.fencedOut) { try await store.append(B.entry("exec_1", 1)) }
        try await store.append(B.entry("exec_1", 1, fence: 2))
      }
    }
  }

  @Test func `another's, and one that has ended, are left alone`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        for id in ["exec_1", "exec_2"] as [ExecutionID] { #expect(try await store.start(B.start(id)) == .started) }
        let mine = try await store.unfinishedOfMine(startedBefore: Timestamp(microseconds: .max))
        try await store.finish(B.finish("exec_1"))
        _ = try await bench.pool.execute("update workflow.executions set owner = 'exr_other' where id = 'exec_2'")
        #expect(try await store.claimOwn(mine).isEmpty)
      }
    }
  }
}
