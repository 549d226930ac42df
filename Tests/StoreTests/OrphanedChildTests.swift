import Store
import Testing
import WorkflowModels

/// Children whose parent ended without telling them.
@Suite struct OrphanedChildTests {
  typealias B = StoreBench

  @Test func `a child whose parent has ended is cancelled once, and no other`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        for id: ExecutionID in ["exec_ended", "exec_open", "exec_free"] { _ = try await store.start(B.start(id)) }
        for (child, parent): (ExecutionID, ExecutionID) in [
          ("exec_orphan", "exec_ended"), ("exec_child", "exec_open"), ("exec_over", "exec_ended"),
        ] {
          _ = try await store.start(Self.child(child, of: parent))
        }
        try await store.finish(B.finish("exec_over"))
        #expect(try await store.cancelOrphanedChildren(limit: 10).isEmpty)
        try await store.finish(B.finish("exec_ended"))
        #expect(try await store.cancelOrphanedChildren(limit: 10) == ["exec_orphan"])
        #expect(try await store.cancelOrphanedChildren(limit: 10).isEmpty)
        #expect(try await store.execution("exec_orphan", of: "user")?.isCancelRequested == true)
        #expect(try await store.signals(of: ["exec_orphan"])["exec_orphan"]?.signals.map(\.kind) == [.cancel])
        for id: ExecutionID in ["exec_child", "exec_free"] {
          #expect(try await store.execution(id, of: "user")?.isCancelRequested == false)
        }
      }
    }
  }

  /// As `ExecutionOptions` writes it.
  private static func child(_ id: ExecutionID, of parent: ExecutionID) -> ExecutionStart {
    ExecutionStart(
      id: id, userID: "user", workflowID: "wf_1", workflowVersion: nil, documentHash: "hash", trigger: nil, input: "{}",
      businessKey: nil, startedAt: Timestamp(microseconds: 1_800_000_000_000_000), idempotency: nil,
      options: #"{"parent":{"execution_id":"\#(parent)","node_id":"n"},"depth":1}"#)
  }
}
