import Platform
import Store
import TestKit
import Testing
import WorkflowModels

@Suite struct AgentMemoryStoreTests {
  private static let now = Timestamp(microseconds: 1_800_000_000_000_000)

  @Test func `turns are kept by user and key, each once, and the oldest make room`() async throws {
    try await StoreBench.with { bench in
      let store = AgentMemoryStore(pool: bench.pool)
      func keep(_ turn: JSON, _ id: String, _ user: UserID = "ada", key: String = "k\u{0}") async throws {
        try await store.keep(turn, of: user, key: key, id: id, at: Self.now)
      }
      try await keep(["question": "a\u{0}b"], "1")
      try await keep(2, "2")
      try await keep("two", "2")
      try await keep(3, "3", "bob")
      try await keep(4, "4", key: "other")
      #expect(try await store.turns(of: "ada", key: "k", limit: 10) == [["question": "a\u{0}b"], "two"])
      #expect(try await store.turns(of: "ada", key: "k", limit: 1) == ["two"])
      for number in 0..<(AgentMemoryStore.mostTurnsOfKey + 5) { try await keep(.int(number), "n\(number)") }
      let kept = try await store.turns(of: "ada", key: "k", limit: 1_000)
      #expect(kept.count == AgentMemoryStore.mostTurnsOfKey && kept.last == .int(AgentMemoryStore.mostTurnsOfKey + 4))
      #expect(try await store.turns(of: "bob", key: "k", limit: 10) == [3])
      #expect(try await store.turns(of: "ada", key: "other", limit: 10) == [4])
    }
  }
}
