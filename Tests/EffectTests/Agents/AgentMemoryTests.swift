import Catalog
import LanguageModels
import Synchronization
import TestKit
import Testing
import WorkflowModels

/// What an agent remembers.
@Suite struct AgentMemoryTests {
  /// In this process only.
  final class Notebook: ConversationMemory {
    private let all = Mutex<[(key: String, id: String, turn: MemoryTurn)]>([])

    func turns(of user: UserID, key: String, limit: Int) async throws(NodeFailure) -> [MemoryTurn] {
      all.withLock { all in all.filter { $0.key == "\(user)/\(key)" }.suffix(limit).map(\.turn) }
    }

    func keep(_ turn: MemoryTurn, of user: UserID, key: String, id: String) async throws(NodeFailure) {
      all.withLock { all in
        all.removeAll { $0.key == "\(user)/\(key)" && $0.id == id }
        all.append(("\(user)/\(key)", id, turn))
      }
    }
  }

  private let notebook = Notebook()

  /// What the model was shown besides the system's part.
  private func ask(_ question: String, _ memory: JSON, id: String, answer: String = "Yes.") async throws -> [String] {
    let bench = try ModelBench([.text(answer)])
    var around = ModelBench.Surroundings()
    around.key = id
    around.memory = NodeMemory(notebook, user: "ada", usualKey: "wf/n")
    _ = try await bench.output("ai-agent", ["prompt": .string(question), "memory": memory], around)
    let messages = bench.bodies.first?["messages"]?.arrayValue ?? []
    return messages.dropFirst().compactMap { $0["content"]?.stringValue }
  }

  @Test func `the last exchanges are shown, of the same key only`() async throws {
    let memory: JSON = ["type": "simple-memory", "key": "k", "window": 2]
    for number in 1...3 { _ = try await ask("Question \(number)", memory, id: "e\(number)") }
    #expect(try await ask("Now", memory, id: "e4") == ["Question 2", "Yes.", "Question 3", "Yes.", "Now"])
    #expect(try await ask("Now", ["key": "other"], id: "e5") == ["Now"])
    #expect(try await ask("Now", ["window": 5], id: "e6") == ["Now"])
  }

  @Test func `a repeated run says nothing twice`() async throws {
    let memory: JSON = ["key": "again"]
    _ = try await ask("One", memory, id: "same")
    _ = try await ask("One", memory, id: "same")
    #expect(try await ask("Two", memory, id: "next") == ["One", "Yes.", "Two"])
  }

  @Test func `memory by likeness shows what is most like the question`() async throws {
    let memory: JSON = ["type": "vector-memory", "key": "v", "window": 1]
    for (number, text) in ["My dog is called Rex", "The invoice is late", "I like green tea"].enumerated() {
      _ = try await ask(text, memory, id: "v\(number)")
    }
    #expect(
      try await ask("What is my dog called?", memory, id: "v9") == [
        "My dog is called Rex", "Yes.", "What is my dog called?",
      ])
    #expect(try await ask("Zebra?", memory, id: "v10") == ["Zebra?"])
  }
}
