package import WorkflowModels

/// One exchange that an agent remembers.
package struct MemoryTurn: Sendable, Hashable {
  package let question: String
  package let answer: String

  package init(question: String, answer: String) {
    self.question = question
    self.answer = answer
  }
}

/// Where agents keep what was said. Whoever runs the engine provides it.
package protocol ConversationMemory: Sendable {
  /// The latest ones, the oldest of them first.
  func turns(of user: UserID, key: String, limit: Int) async throws(NodeFailure) -> [MemoryTurn]

  /// Keeps a turn; the same id is the same turn, so that a repeated run says nothing twice.
  func keep(_ turn: MemoryTurn, of user: UserID, key: String, id: String) async throws(NodeFailure)
}

/// The memory as one node may use it.
package struct NodeMemory: Sendable {
  private let memory: any ConversationMemory
  private let user: UserID
  /// The key of a node that names none: its own, so that two nodes do not mix.
  private let usualKey: String

  package init(_ memory: any ConversationMemory, user: UserID, usualKey: String) {
    self.memory = memory
    self.user = user
    self.usualKey = usualKey
  }

  func turns(key: String?, limit: Int) async throws(NodeFailure) -> [MemoryTurn] {
    try await memory.turns(of: user, key: key ?? usualKey, limit: limit)
  }

  func keep(_ turn: MemoryTurn, key: String?, id: String) async throws(NodeFailure) {
    try await memory.keep(turn, of: user, key: key ?? usualKey, id: id)
  }
}
