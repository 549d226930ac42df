internal import LanguageModels
internal import WorkflowModels

/// Several agents that do several tasks: one after the other, or under a manager who hands out the work.
struct Crew: EffectNodeType {
  let declaration = NodeTypeDeclaration(
    type: "crew", title: "Crew", summary: "Several agents, each with a role, that do tasks in turn or under a manager.",
    category: .artificialIntelligence,
    properties: [
      NodeProperty(
        "agents", .array, required: true,
        "[{name, role, goal, backstory, tools?, provider?, model?}], 1 to 20 with different names."),
      NodeProperty(
        "tasks", .array, required: true,
        "[{description, expected_output, agent, context?}], 1 to 50; context is a text, or the numbers (from 0) of the "
          + "tasks whose outputs it needs (usually the one before)."),
      NodeProperty(
        "process", .choice(["sequential", "hierarchical"]), default: "sequential",
        "sequential: each task by its agent. hierarchical: a manager gives out the work and answers for it."),
      NodeProperty("manager", .object, "{provider?, model?} of the manager."),
      NodeProperty("max_steps", .integer(1...50), default: 10, "Questions to the model for one task of one agent."),
    ],
    hasEffects: true,
    output: [
      "type": "object", "required": ["text", "tasks", "usage"],
      "properties": [
        "text": ["type": "string"],
        "tasks": [
          "type": "array",
          "items": ["type": "object", "properties": ["agent": ["type": "string"], "output": ["type": "string"]]],
        ],
        "usage": ModelUsage.schema,
      ],
    ],
    example: .init(
      properties: [
        "agents": [
          ["name": "researcher", "role": "Researcher", "goal": "Find facts", "tools": ["web-search"]],
          ["name": "writer", "role": "Writer", "goal": "Write short and clear texts"],
        ],
        "tasks": [
          [
            "description": "Collect three facts about {{ .topic }}.", "expected_output": "A list",
            "agent": "researcher",
          ],
          ["description": "Write a paragraph from them.", "expected_output": "One paragraph", "agent": "writer"],
        ],
      ],
      input: ["topic": "tea"],
      output: [
        "text": "Tea is the most drunk beverage after water.",
        "tasks": [
          ["agent": "researcher", "output": "- Tea is the most drunk beverage after water."],
          ["agent": "writer", "output": "Tea is the most drunk beverage after water."],
        ], "usage": ["input": 420, "output": 60, "cached": 0],
      ]))

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard node.properties["agents"]?.arrayValue != nil, node.properties["tasks"]?.arrayValue != nil else { return [] }
    return CrewPlan.problems(of: node.properties)
  }

  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult {
    let run = CrewRun(plan: try CrewPlan(properties, effects), effects: effects)
    return .main(try await run.output())
  }
}
