internal import Catalog
internal import Store
internal import WorkflowModels

/// Keeps what agents remember in PostgreSQL.
struct AgentMemoryKeeper: ConversationMemory {
  let store: AgentMemoryStore
  let now: @Sendable () -> Timestamp

  func turns(of user: UserID, key: String, limit: Int) async throws(NodeFailure) -> [MemoryTurn] {
    do {
      return try await store.turns(of: user, key: key, limit: limit).map { turn in
        MemoryTurn(question: turn["question"]?.stringValue ?? "", answer: turn["answer"]?.stringValue ?? "")
      }
    } catch {
      throw Self.away
    }
  }

  func keep(_ turn: MemoryTurn, of user: UserID, key: String, id: String) async throws(NodeFailure) {
    do {
      try await store.keep(
        ["question": .string(turn.question), "answer": .string(turn.answer)], of: user, key: key, id: id, at: now())
    } catch {
      throw Self.away
    }
  }

  private static let away = NodeFailure(
    code: "memory_away", message: "The agent's memory cannot be reached for now.", isRetryable: true)
}
