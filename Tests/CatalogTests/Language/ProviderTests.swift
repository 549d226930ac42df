import Catalog
import Testing
import WorkflowModels

/// Nodes that have a way of their own and can leave it to a model: which of them act.
@Suite struct ProviderTests {
  private static let types = [
    "summarization-chain", "sentiment-analysis", "text-classifier", "question-answer-chain", "information-extractor",
  ]

  private func workflow(_ type: String, _ more: JSONObject = [:]) throws -> CompiledWorkflow {
    var properties = try #require(NodeRegistry.standard[type]).declaration.example.properties
    for (name, value) in more { properties[name] = value }
    let outcome = Sketch.validate([Sketch.node("n", type, properties)])
    return try #require(outcome.workflow, "\(outcome.diagnostics.map(\.message))")
  }

  @Test(arguments: types) func `without a provider they compute at once`(_ type: String) throws {
    for properties: JSONObject in [[:], ["provider": "builtin"], ["provider": nil]] {
      let workflow = try workflow(type, properties)
      #expect(workflow.nodes[0].pureType != nil && workflow.nodes[0].effectType == nil)
      #expect(!workflow.plan.nodes[0].traits.hasEffects && workflow.immediacy.mayTry())
    }
  }

  @Test(arguments: types, ["auto", "openai", "{{ .provider }}"])
  func `with one they act, and a dry run shows their own way`(_ type: String, _ provider: String) throws {
    let workflow = try workflow(type, ["provider": .string(provider)])
    #expect(workflow.nodes[0].pureType == nil && workflow.nodes[0].effectType != nil)
    let traits = workflow.plan.nodes[0].traits
    #expect(traits.hasEffects && traits.isJournaled && !workflow.immediacy.mayTry())
    let example = try #require(NodeRegistry.standard[type]).declaration.example
    var input = try #require(example.input.objectValue)
    input["provider"] = "openai"
    #expect(Sketch.rehearse(workflow, input: .object(input)) == example.output)
  }

  @Test func `a provider that does not exist is refused`() throws {
    let node = Sketch.node("n", "summarization-chain", ["text": "x", "provider": "hal"])
    #expect(!Sketch.validate([node]).isValid)
  }

  @Test(arguments: ["openai", "anthropic", "google-gemini", "groq"])
  func `a vendor's node is valid without a key`(_ type: String) {
    #expect(Sketch.validate([Sketch.node("n", type, ["prompt": "Hi"])]).isValid)
    let wrong = Sketch.node("n", type, ["prompt": "Hi", "output_schema": [:]])
    #expect(!Sketch.validate([wrong]).isValid)
  }
}
