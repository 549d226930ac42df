import Catalog
import Testing
import WorkflowModels

@Suite struct NodeExampleTests {
  private static let steps = NodeRegistry.standard.types.filter { $0.declaration.category != .support }
  private static let pure = steps.filter { !$0.declaration.hasEffects }.map(\.declaration.type)
  private static let effectful = steps.filter(\.declaration.hasEffects).map(\.declaration.type)

  @Test(arguments: NodeRegistry.standard.types.map(\.declaration.type))
  func `every type's example passes validation`(name: String) throws {
    let type = try #require(NodeRegistry.standard[name])
    let outcome = Sketch.validate([Sketch.node("n", name, type.declaration.example.properties)])
    #expect(outcome.diagnostics.filter { $0.severity == .error }.isEmpty, "\(outcome.diagnostics)")
  }

  @Test(arguments: pure) func `every pure type's example gives what it declares`(name: String) throws {
    let example = try #require(NodeRegistry.standard[name]).declaration.example
    let workflow = try #require(Sketch.validate([Sketch.node("n", name, example.properties)]).workflow)
    var fold = Sketch.run(workflow, input: example.input)
    Sketch.passTime(&fold)
    switch fold.machine.phase {
    case .ended(.completed(let output)): #expect(output == example.output)
    case .ended(.failed(let failure, _)):
      #expect(name == "stop-and-error" && failure.message == "No tickets for support")
    default: Issue.record("The example did not run.")
    }
  }

  @Test(arguments: effectful) func `every effectful type answers a dry run by its example`(name: String) throws {
    let example = try #require(NodeRegistry.standard[name]).declaration.example
    let workflow = try #require(Sketch.validate([Sketch.node("n", name, example.properties)]).workflow)
    #expect(Sketch.rehearse(workflow, input: example.input) == example.output)
  }

  @Test func `every declaration says what it is for`() {
    for type in NodeRegistry.standard.types {
      let declaration = type.declaration
      #expect(!declaration.title.isEmpty && !declaration.summary.isEmpty)
      #expect(declaration.properties.allSatisfy { !$0.summary.isEmpty })
    }
  }
}
