internal import LanguageModels
internal import Synchronization
internal import WorkflowModels

/// One run of a crew. What agents say to each other is data to the next, never an instruction.
struct CrewRun: Sendable {
  let plan: CrewPlan
  let effects: NodeEffects
  /// Of one task under a manager.
  private static let mostDelegations = 20

  func output() async throws(NodeFailure) -> JSON {
    var outputs: [String] = []
    var tasks: [JSON] = []
    var usage = ModelUsage()
    for (index, task) in plan.tasks.enumerated() {
      let prompt = prompt(for: task, index, outputs)
      let outcome: AgentLoop.Outcome
      var agent = task.agent
      if let manager = plan.manager {
        let delegation = DelegationTool(members: plan.members, most: Self.mostDelegations)
        outcome = try await lead(prompt, task, manager, delegation)
        usage = usage + delegation.usage
        agent = delegation.lastAgent ?? "manager"
      } else {
        guard let member = plan.members.first(where: { $0.name == task.agent }) else {
          throw NodeFailure(
            code: "wrong_property", message: "There is no agent \"\(task.agent.prefix(60))\" in the crew.")
        }
        outcome = try await member.loop.run([.user(prompt)], effects.numbered(index))
      }
      usage = usage + outcome.usage
      outputs.append(outcome.text)
      tasks.append(["agent": .string(agent), "output": .string(outcome.text)])
    }
    return ["text": .string(outputs.last ?? ""), "tasks": .array(tasks), "usage": usage.json]
  }

  private func lead(
    _ prompt: String, _ task: CrewPlan.Task, _ manager: NodeModel, _ delegation: DelegationTool
  ) async throws(NodeFailure) -> AgentLoop.Outcome {
    let wish = task.agent.isEmpty ? "" : " For this task \(JSON.string(task.agent).text()) is foreseen."
    let loop = AgentLoop(
      model: manager,
      system: """
        You lead a crew. Have the work done by its members with the tool delegate, judge what they give you, have it \
        corrected where it falls short, and answer with the final result alone.\(wish)
        \(ModelData.rule("context"))
        """,
      tools: [delegation], maximumSteps: plan.maximumSteps)
    return try await loop.run([.user(prompt)], effects)
  }

  /// Without a context of its own a task sees what the task before gave.
  private func prompt(for task: CrewPlan.Task, _ index: Int, _ outputs: [String]) -> String {
    var context: [JSON] = []
    if let numbers = task.context.arrayValue {
      for number in numbers.compactMap(\.intValue) where outputs.indices.contains(number) {
        context.append(.string(outputs[number]))
      }
    } else if !task.context.isNull {
      context.append(.string(task.context.asText))
    } else if let last = outputs.last {
      context.append(.string(last))
    }
    return context.isEmpty ? task.text : task.text + "\n" + ModelData.block("context", .array(context))
  }
}

/// How a manager has work done: by a member of the crew, who answers like a tool.
final class DelegationTool: AgentTool {
  let declaration: ModelTool
  private let members: [CrewPlan.Member]
  private let most: Int
  private let state = Mutex((usage: ModelUsage(), count: 0, last: String?.none))

  init(members: [CrewPlan.Member], most: Int) {
    self.members = members
    self.most = most
    let crew = members.map { "\($0.name): \($0.role)" }.joined(separator: "; ")
    declaration = ModelTool(
      name: "delegate", description: "Has a piece of work done by a member of the crew. \(crew)",
      parameters: [
        "type": "object", "required": ["agent", "task"],
        "properties": [
          "agent": ["type": "string", "enum": .array(members.map { .string($0.name) })],
          "task": ["type": "string", "description": "All that the member needs to know."],
        ],
      ])
  }

  var usage: ModelUsage { state.withLock { $0.usage } }
  /// Who did the last piece.
  var lastAgent: String? { state.withLock { $0.last } }

  func call(_ arguments: JSON, _ context: ToolContext) async throws(NodeFailure) -> ToolAnswer {
    guard let name = arguments["agent"]?.stringValue, let member = members.first(where: { $0.name == name }) else {
      return .error("There is no such member of the crew.")
    }
    let number = state.withLock { state in
      state.count += 1
      return state.count
    }
    guard number <= most else { return .error("No more than \(most) pieces of work for one task: answer now.") }
    let task = (arguments["task"] ?? .null).asText
    let outcome = try await member.loop.run([.user(task)], context.effects.keyed(context.idempotencyKey))
    state.withLock { state in
      state.usage = state.usage + outcome.usage
      state.last = name
    }
    return ToolAnswer(text: outcome.text)
  }
}
