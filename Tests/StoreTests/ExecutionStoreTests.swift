import Store
import Testing
import WorkflowModels

@Suite struct ExecutionStoreTests {
  typealias B = StoreBench

  @Test func `what was started is there, and its end is recorded once`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        #expect(try await store.start(B.start("exec_1")) == .started)
        #expect(try await store.execution("exec_1", of: "user")?.status == .running)
        try await store.append(B.entry("exec_1", 1))
        try await store.finish(B.finish("exec_1"))
        let record = try await store.execution("exec_1", of: "user")
        #expect(record?.status == .completed && record?.output == "1")
        #expect(try await store.journal(of: "exec_1") == [B.entry("exec_1", 1)])
      }
    }
  }

  @Test func `another user's execution is not there`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        _ = try await store.start(B.start("exec_1"))
        #expect(try await store.execution("exec_1", of: "somebody") == nil)
        #expect(try await store.say(.cancel, to: "exec_1", of: "somebody") == nil)
      }
    }
  }

  @Test func `one key is one execution, and another body is refused`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        #expect(try await store.start(B.start("exec_1", key: "k")) == .started)
        #expect(try await store.start(B.start("exec_2", key: "k")) == .duplicate(of: "exec_1"))
        #expect(try await store.start(B.start("exec_3", key: "k", body: "other")) == .mismatch)
        #expect(try await store.start(B.start("exec_4", key: "k", user: "somebody")) == .started)
        #expect(try await store.execution("exec_2", of: "user") == nil)
      }
    }
  }

  @Test func `of a hundred requests with one key at once, one starts`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        let answers = try await withThrowingTaskGroup(of: StartAnswer.self) { group in
          for index in 0..<100 {
            group.addTask { try await store.start(B.start(ExecutionID(rawValue: "exec_\(index)"), key: "k")) }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.filter { $0 == .started }.count == 1)
      }
    }
  }

  @Test func `a buried owner writes nothing more`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        _ = try await store.start(B.start("exec_1"))
        try await bench.bury(store)
        await #expect(throws: StoreError.fencedOut) { try await store.append(B.entry("exec_1", 1)) }
        await #expect(throws: StoreError.fencedOut) { try await store.finish(B.finish("exec_1")) }
        await #expect(throws: StoreError.fencedOut) { _ = try await store.start(B.start("exec_2")) }
        #expect(try await store.journal(of: "exec_1").isEmpty)
      }
    }
  }

  @Test func `an orphan goes to exactly one heir, and the old fence writes nothing`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { old in
        for index in 0..<50 { _ = try await old.start(B.start(ExecutionID(rawValue: "exec_\(index)"))) }
        try await bench.bury(old)
        try await bench.withStore { first in
          try await bench.withStore { second in
            async let one = first.claimOrphans(limit: 100)
            async let two = second.claimOrphans(limit: 100)
            let claimed = try await one + two
            #expect(claimed.count == 50)
            #expect(Set(claimed.map(\.id)).count == 50)
            #expect(claimed.allSatisfy { $0.fence == 2 })
            let heir = claimed[0].owner == first.lease.ownerID ? first : second
            await #expect(throws: StoreError.fencedOut) { try await heir.append(B.entry(claimed[0].id, 1, fence: 1)) }
            try await heir.append(B.entry(claimed[0].id, 1, fence: 2))
          }
        }
      }
    }
  }

  @Test func `nobody claims what a living process owns`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { owner in
        _ = try await owner.start(B.start("exec_1"))
        try await bench.withStore { other async throws in
          #expect(try await other.claimOrphans(limit: 10).isEmpty)
          #expect(try await other.buryTheDead() == 0)
        }
      }
    }
  }

  @Test func `lists go from the newest on, page by page`() async throws {
    try await B.with { bench async throws in
      try await bench.withStore { store async throws in
        for index in 1...5 { _ = try await store.start(B.start(ExecutionID(rawValue: "exec_\(index)"))) }
        let first = try await store.executions(
          of: "user", workflow: nil, status: nil, key: nil, before: nil, limit: 3)
        #expect(first.map(\.id) == ["exec_5", "exec_4", "exec_3"])
        let second = try await store.executions(
          of: "user", workflow: "wf_1", status: .running, key: nil, before: "exec_3", limit: 3)
        #expect(second.map(\.id) == ["exec_2", "exec_1"])
      }
    }
  }
}
