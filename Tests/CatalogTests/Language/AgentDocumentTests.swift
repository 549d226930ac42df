import Catalog
import Testing
import WorkflowModels

/// Agents and what is attached to them, before anything runs.
@Suite struct AgentDocumentTests {
  typealias S = Sketch

  private func attach(_ source: NodeID, _ target: NodeID, _ handle: String) -> WorkflowEdge {
    WorkflowEdge(source: source, target: target, targetHandle: handle)
  }

  private func codes(_ nodes: [WorkflowNode], _ edges: [WorkflowEdge]) -> [String] {
    S.validate(nodes, edges).diagnostics.filter { $0.code != "no_trigger" }.map(\.code)
  }

  private let agent = Sketch.node("a", "ai-agent", ["prompt": "Hi"])

  @Test func `support becomes part of the node that it is attached to, expanded there`() throws {
    let nodes = [
      S.node("t", "manual-trigger"), S.node("e", "edit-fields", ["fields": ["host": "api.example.com"]]), agent,
      S.node(
        "lookup 1", "api-caller", ["url": "https://{{ $nodes.e.host }}/orders/{id}", "parameters": ["id": "string"]]),
      S.node("m", "simple-memory", ["key": "{{ .session }}", "window": 3]),
      S.node("c", "chat-model", ["provider": "openai"]),
    ]
    let edges = [
      S.edge("t", "e"), S.edge("e", "a"), attach("lookup 1", "a", "tool"), attach("m", "a", "memory"),
      attach("c", "a", "model"),
    ]
    let outcome = S.validate(nodes, edges)
    let workflow = try #require(outcome.workflow, "\(outcome.diagnostics)")
    #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics)")
    let call = try #require(
      workflow.trial(
        of: "a", input: ["session": "s1"], at: Timestamp(microseconds: 0), execution: [:],
        nodes: ["e": ["host": "api.example.com"]]))
    let attached = try call.properties()["attached"]
    #expect(attached?["tools"]?[0]?["url"] == "https://api.example.com/orders/{id}")
    #expect(attached?["tools"]?[0]?["name"] == "lookup 1" && attached?["memory"]?["key"] == "s1")
    #expect(attached?["model"]?["provider"] == "openai")
    #expect(S.rehearse(workflow, input: [:]) == NodeRegistry.standard["ai-agent"]?.declaration.example.output)
  }

  @Test func `a chat model that is attached makes a node act`() throws {
    let nodes = [S.node("s", "summarization-chain", ["text": "x"]), S.node("c", "chat-model")]
    let workflow = try #require(S.validate(nodes, [attach("c", "s", "model")]).workflow)
    #expect(workflow.nodes[0].effectType != nil && workflow.plan.nodes[0].traits.hasEffects)
  }

  @Test func `what an author writes where attachments stand counts for nothing`() throws {
    let outcome = S.validate([S.node("s", "summarization-chain", ["text": "x", "attached": ["model": [:]]])])
    #expect(outcome.workflow?.nodes[0].pureType != nil && outcome.diagnostics.map(\.code).contains("unknown_property"))
  }

  @Test func `what cannot be attached is said`() {
    let calculator = S.node("k", "calculator")
    #expect(codes([agent, calculator], [attach("k", "a", "memory")]) == ["support_edge"])
    #expect(codes([agent, calculator], [S.edge("k", "a")]).contains("support_edge"))
    #expect(
      codes([agent, S.node("f", "transform", ["expression": "."])], [attach("f", "a", "tool")]) == ["support_edge"])
    #expect(
      codes([S.node("f", "transform", ["expression": "."]), calculator], [attach("k", "f", "tool")]) == ["support_edge"]
    )
    #expect(codes([agent, calculator], []) == ["unattached_support"])
    let two = [agent, S.node("m", "simple-memory"), S.node("n", "vector-memory")]
    #expect(codes(two, [attach("m", "a", "memory"), attach("n", "a", "memory")]) == ["support_edge"])
    #expect(codes([agent, calculator], [attach("k", "a", "tool")]).isEmpty)
  }

  @Test(
    arguments: [
      ["tools": ["shell"]], ["tools": [["type": "api-caller"]]], ["tools": [["type": "api-caller", "url": "ftp://x"]]],
      ["tools": [["type": "api-caller", "url": "https://{a}.example.com/"]]], ["memory": ["type": "brain"]],
      ["max_steps": 0], ["output_schema": [:]], ["provider": "builtin"],
    ] as [JSONObject])
  func `an agent that cannot work is refused`(_ more: JSONObject) {
    var properties: JSONObject = ["prompt": "Hi"]
    for (name, value) in more { properties[name] = value }
    #expect(!S.validate([S.node("a", "ai-agent", properties)]).isValid)
  }

  @Test(
    arguments: [
      ["agents": []], ["tasks": []], ["agents": [["role": "x"]]], ["agents": [["name": "a"], ["name": "a"]]],
      ["tasks": [["description": "d", "agent": "nobody"]]], ["tasks": [["agent": "a"]]],
      ["tasks": [["description": "d", "agent": "a", "context": [0]]]],
      ["agents": [["name": "a", "tools": ["shell"]]]],
    ] as [JSONObject])
  func `a crew that cannot work is refused`(_ more: JSONObject) {
    var properties: JSONObject = ["agents": [["name": "a"]], "tasks": [["description": "d", "agent": "a"]]]
    #expect(S.validate([S.node("c", "crew", properties)]).isValid)
    for (name, value) in more { properties[name] = value }
    #expect(!S.validate([S.node("c", "crew", properties)]).isValid)
  }
}
