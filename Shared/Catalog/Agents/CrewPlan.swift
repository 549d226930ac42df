internal import LanguageModels
internal import WorkflowModels

/// Who is in a crew, and what it is to do.
struct CrewPlan: Sendable {
  struct Member: Sendable {
    let name: String
    let role: String
    let loop: AgentLoop
  }

  struct Task: Sendable {
    let description: String
    let expected: String
    let agent: String
    let context: JSON

    var text: String {
      expected.isEmpty ? description : "\(description)\nWhat is expected: \(expected)"
    }
  }

  let members: [Member]
  let tasks: [Task]
  /// Nil where each task is done by its agent.
  let manager: NodeModel?
  let maximumSteps: Int
  private static let mostAgents = 20
  private static let mostTasks = 50

  init(_ properties: JSONObject, _ effects: NodeEffects) throws(NodeFailure) {
    if let problem = Self.problems(of: properties).first {
      throw NodeFailure(code: "wrong_property", message: problem.message)
    }
    let steps = min(max(properties["max_steps"]?.intValue ?? 10, 1), 50)
    var members: [Member] = []
    for agent in properties["agents"]?.arrayValue ?? [] {
      members.append(try Self.member(agent.objectValue ?? [:], steps, effects))
    }
    self.members = members
    tasks = (properties["tasks"]?.arrayValue ?? []).map { task in
      Task(
        description: Self.text("description", task), expected: Self.text("expected_output", task),
        agent: Self.text("agent", task), context: task["context"] ?? .null)
    }
    maximumSteps = steps
    let isLed = properties["process"] == "hierarchical"
    manager =
      isLed
      ? try ModelChoice(properties["manager"]?.objectValue ?? [:], usual: .automatic).required(effects) : nil
  }

  private static func member(
    _ agent: JSONObject, _ steps: Int, _ effects: NodeEffects
  ) throws(NodeFailure) -> Member {
    let json = JSON.object(agent)
    let role = text("role", json)
    var parts = ["You are \(role.isEmpty ? text("name", json) : role)."]
    if !text("goal", json).isEmpty { parts.append("Your goal: \(text("goal", json))") }
    if !text("backstory", json).isEmpty { parts.append(text("backstory", json)) }
    parts.append("Answer with the result of the task alone. \(ModelData.rule("context"))")
    return Member(
      name: text("name", json), role: role,
      loop: AgentLoop(
        model: try ModelChoice(agent, usual: .automatic).required(effects), system: parts.joined(separator: "\n"),
        tools: try AgentTools.make(agent), maximumSteps: steps))
  }

  private static func text(_ name: String, _ json: JSON) -> String {
    json[name].flatMap { $0.isNull ? nil : $0.asText } ?? ""
  }

  static func problems(of properties: JSONObject) -> [PropertyProblem] {
    let agents = properties["agents"]?.arrayValue ?? []
    let tasks = properties["tasks"]?.arrayValue ?? []
    var problems: [PropertyProblem] = []
    var names: Set<String> = []
    if !(1...mostAgents).contains(agents.count) {
      problems.append(PropertyProblem("agents", "A crew has 1 to \(mostAgents) agents."))
    }
    if !(1...mostTasks).contains(tasks.count) {
      problems.append(PropertyProblem("tasks", "A crew has 1 to \(mostTasks) tasks."))
    }
    for (index, agent) in agents.prefix(mostAgents).enumerated() {
      let name = text("name", agent)
      if name.isEmpty || !names.insert(name).inserted {
        problems.append(PropertyProblem("agents[\(index)].name", "Each agent needs a name of its own."))
      }
      problems += AgentTools.problems(of: agent.objectValue ?? [:], at: "agents[\(index)].tools")
    }
    let isLed = properties["process"] == "hierarchical"
    for (index, task) in tasks.prefix(mostTasks).enumerated() {
      if text("description", task).isEmpty {
        problems.append(PropertyProblem("tasks[\(index)].description", "A task needs a description."))
      }
      let agent = text("agent", task)
      if !names.contains(agent), !(isLed && agent.isEmpty), !agent.contains("{{") {
        problems.append(
          PropertyProblem("tasks[\(index)].agent", "There is no agent \"\(agent.prefix(60))\" in the crew."))
      }
      let numbers = task["context"]?.arrayValue ?? []
      if !numbers.allSatisfy({ $0.intValue.map { (0..<index).contains($0) } ?? false }) {
        problems.append(
          PropertyProblem("tasks[\(index)].context", "Context names tasks before this one, by their numbers from 0."))
      }
    }
    return problems
  }
}
