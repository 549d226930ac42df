import Testing
import WorkflowModels

@testable import AIService

/// What the built-in planner does with exemplars, and how near ones are found.
@Suite struct ExemplarUseTests {
  private static let words = "prepare the quarterly thing for the board"
  private static let workflow = WorkflowDocument(
    name: "Board", nodes: [WorkflowNode(id: "start", type: "manual-trigger", name: "Start")])

  private static func draft(_ prompt: String, _ plan: Planner.Outcome, _ exemplars: [Exemplar]) async throws -> Draft? {
    let request = DraftRequest(prompt: prompt, tools: [], plan: plan, exemplars: exemplars)
    guard case .workflow(let draft) = try await BuiltinProvider().draft(request) else { return nil }
    return draft
  }

  @Test func `an unclear sentence becomes the workflow of a very near exemplar`() async throws {
    let near = Exemplar(prompt: Self.words, workflow: Self.workflow, id: "ex_1", score: 0.85)
    let far = Exemplar(prompt: Self.words, workflow: Self.workflow, id: "ex_2", score: 0.7)
    let prompt = "please prepare the quarterly thing for our board"
    let unclear = Planner.Outcome.unclear(question: "What?")
    let draft = try await Self.draft(prompt, unclear, [near])
    #expect(draft?.document == Self.workflow && draft?.usedExemplars == ["ex_1"])
    #expect(try await Self.draft(prompt, unclear, [far]) == nil)
    var broken = Self.workflow
    broken.nodes[0].type = "nothing"
    let invalid = Exemplar(prompt: Self.words, workflow: broken, id: "ex_3", score: 1)
    #expect(try await Self.draft(Self.words, unclear, [invalid]) == nil)
  }

  @Test func `a clear sentence keeps the planner's own draft, unless it is the same`() async throws {
    let prompt = "post \"hi\" to #ops on Slack"
    let plan = Planner().plan(prompt)
    let other = Exemplar(prompt: "post \"hi\" to Slack", workflow: Self.workflow, id: "ex_1", score: 0.95)
    #expect(try await Self.draft(prompt, plan, [other])?.usedExemplars == [])
    let same = Exemplar(prompt: "Post \"hi\" to #ops on Slack.", workflow: Self.workflow, id: "ex_2")
    #expect(try await Self.draft(prompt, plan, [other, same])?.usedExemplars == ["ex_2"])
  }

  @Test func `a refused exemplar gives way to the planner's own draft`() async throws {
    let prompt = "post \"hi\" to #ops on Slack"
    let plan = Planner().plan(prompt)
    let same = Exemplar(prompt: prompt, workflow: Self.workflow, id: "ex_1")
    let request = DraftRequest(prompt: prompt, tools: [], plan: plan, exemplars: [same])
    guard case .workflow(let draft) = try await BuiltinProvider().draft(request) else { return }
    let repaired = try await BuiltinProvider().repair(draft, [], for: request)
    #expect(repaired?.usedExemplars == [] && repaired?.document.nodes.last?.type == "connector-action")
  }

  @Test func `only services that are allowed come from exemplars`() async throws {
    let prompt = "post \"hi\" to #ops on Slack"
    guard case .workflow(let planned) = Planner().plan(prompt) else { return }
    var request = DraftRequest(
      prompt: prompt, tools: [], plan: .unclear(question: "?"),
      exemplars: [Exemplar(prompt: prompt, workflow: planned.document, id: "ex_1")])
    request.toolkits = ["github"]
    guard case .clarify = try await BuiltinProvider().draft(request) else {
      Issue.record("a service that is not allowed was used")
      return
    }
  }

  @Test func `the nearest sentences come first, with what they share`() {
    let prompts = [
      "post the tickets to Slack", "fetch the weather in Oslo", "post the open tickets to Slack every day",
    ]
    let index = WordExemplarIndex(prompts.enumerated().map { (id: "\($0)", prompt: $1) })
    let hits = index.nearest(to: "Post tickets to Slack", limit: 4)
    #expect(hits.map(\.place) == [0, 2] && hits[0].score > 0.999 && hits[1].score < 0.9)
    #expect(index.nearest(to: "", limit: 4).isEmpty && WordExemplarIndex([]).nearest(to: "a", limit: 4).isEmpty)
    let again = WordExemplarIndex([(id: "2", prompt: prompts[2])], reusing: index)
    #expect(again.nearest(to: "post tickets daily to Slack", limit: 1).first?.place == 0)
  }
}
