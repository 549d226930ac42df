import Store
import Testing
import WorkflowModels

/// Starts of keys that may run only so often at once, whose answers were lost, and the queue that they wait in.
@Suite struct KeyedStartTests {
  typealias B = StoreBench

  private static let slot = ConcurrencySlot(key: "k", limit: 1, onLimit: .queue)

  @Test func `a start that was committed and is tried again begins nothing that others have taken over`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        let (first, second) = (B.start("exec_1"), B.start("exec_2"))
        #expect(try await store.startKeyed(first, Self.slot).place == .running)
        #expect(try await store.startKeyed(first, Self.slot).place == .running)
        #expect(try await store.startKeyed(second, Self.slot).place == .queued)
        #expect(try await store.startKeyed(second, Self.slot).place == .queued)
        try await store.finish(B.finish("exec_1"))
        let taken = try await store.takeQueued(workflow: "wf_1", key: "k", atMost: 5)
        #expect(taken.map(\.id) == ["exec_2"])
        #expect(try await store.startKeyed(second, Self.slot).place == .moved)
        try await store.finish(B.finish("exec_2", fence: 2))
        #expect(try await store.startKeyed(second, Self.slot).place == .moved)
        #expect(try await store.startKeyed(first, Self.slot).place == .moved)
      }
    }
  }

  @Test func `what is cancelled in the queue leaves it at once, and nothing else does`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        for id in ["exec_1", "exec_2", "exec_3"] as [ExecutionID] {
          _ = try await store.startKeyed(B.start(id), Self.slot)
        }
        #expect(try await store.takeCancelled(limit: 10).isEmpty)
        _ = try await store.say(.cancel, to: "exec_3", of: "user")
        _ = try await store.say(.cancel, to: "exec_1", of: "user")
        #expect(try await store.takeCancelled(limit: 10).map(\.id) == ["exec_3"])
        #expect(try await store.takeCancelled(limit: 10).isEmpty)
        #expect(try await store.execution("exec_2", of: "user")?.status == .queued)
      }
    }
  }
}
