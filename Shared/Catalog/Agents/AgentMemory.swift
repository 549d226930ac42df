internal import LanguageModels
internal import WorkflowModels

/// The `memory` of an agent: `{type, key, window}`, inline or attached.
struct AgentMemory: Sendable {
  private let isByLikeness: Bool
  private let key: String?
  private let window: Int
  static let types = ["simple-memory", "vector-memory"]
  /// How far back likeness is looked for.
  private static let depth = 200
  private static let longestText = 8_000

  /// Nil for an agent without memory.
  init?(_ properties: JSONObject) throws(NodeFailure) {
    let given = properties[Attachments.property]?["memory"] ?? properties["memory"] ?? .null
    if given.isNull { return nil }
    if let problem = Self.problem(with: given) {
      throw NodeFailure(code: "wrong_property", message: "The memory of the agent \(problem).")
    }
    isByLikeness = (given.stringValue ?? given["type"]?.stringValue) == "vector-memory"
    key = given["key"].flatMap { $0.isNull ? nil : $0.asText }.flatMap { $0.isEmpty ? nil : $0 }
    window = min(max(given["window"]?.intValue ?? 10, 1), 100)
  }

  static func problem(with memory: JSON) -> String? {
    guard memory.objectValue != nil || memory.stringValue != nil else { return "must be an object {type, key, window}" }
    let type = memory.stringValue ?? memory["type"]?.stringValue ?? "simple-memory"
    return types.contains(type) || type.contains("{{") ? nil : "must be of the type \(types.joined(separator: " or "))"
  }

  /// What was said before, as a conversation goes.
  func recalled(for question: String, _ effects: NodeEffects) async throws(NodeFailure) -> [ModelMessage] {
    guard let memory = effects.memory else { throw Self.missing }
    let turns = try await memory.turns(key: key, limit: isByLikeness ? Self.depth : window)
    let chosen = isByLikeness ? Self.nearest(to: question, turns, window) : turns.suffix(window)[...]
    return chosen.flatMap { [.user($0.question), .assistant($0.answer)] }
  }

  func keep(_ question: String, _ answer: String, _ effects: NodeEffects) async throws(NodeFailure) {
    guard let memory = effects.memory else { throw Self.missing }
    let turn = MemoryTurn(
      question: String(question.prefix(Self.longestText)), answer: String(answer.prefix(Self.longestText)))
    try await memory.keep(turn, key: key, id: effects.idempotencyKey)
  }

  /// Those that share most of their words with the question, in the order in which they were said.
  private static func nearest(to question: String, _ turns: [MemoryTurn], _ window: Int) -> ArraySlice<MemoryTurn> {
    let asked = Set(PlainText.terms(String(question.prefix(longestText))))
    let scores = turns.map { turn -> Double in
      let said = Set(PlainText.terms(turn.question + " " + turn.answer))
      let shared = said.intersection(asked).count
      return shared == 0 ? 0 : Double(shared) / (Double(said.count) * Double(asked.count)).squareRoot()
    }
    let best = turns.indices.filter { scores[$0] > 0 }
      .sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 > $1 }
    return best.prefix(window).sorted().map { turns[$0] }[...]
  }

  private static let missing = NodeFailure(
    code: "no_memory", message: "There is no place for an agent's memory here.")
}
