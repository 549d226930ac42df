import Catalog
import Platform
import WorkflowModels

/// What a seed has the engine do: a few workflows, executions of them, and clients who start, signal and cancel.
final class Workload {
  static let user: UserID = "user"
  static let workflowID: WorkflowID = "wf_simulated"
  private static let validator = WorkflowValidator { bytes in SHA256.hex(bytes) }

  private unowned let simulation: Simulation

  init(_ simulation: Simulation) { self.simulation = simulation }

  static func compile(_ bytes: [UInt8]) -> CompiledWorkflow? {
    guard let document = try? WorkflowDocument.read(bytes).document else { return nil }
    return validator.validate(document).workflow
  }

  func begin() -> Clients {
    let clients = Clients(simulation)
    simulation.store.errorWorkflow = store(WorkflowSketch(simulation, name: "handler", child: nil))
    let child = store(WorkflowSketch(simulation, name: "child", child: nil))
    for number in 1...simulation.number(1...2) {
      let sketch = WorkflowSketch(simulation, name: "parent \(number)", child: child)
      guard let hash = store(sketch) else { continue }
      // With a key there must be some who want its place.
      for _ in 1...(sketch.isKeyed ? simulation.number(2...5) : simulation.number(1...2)) {
        clients.add(hash, sketch.listeners)
      }
    }
    return clients
  }

  private func store(_ sketch: WorkflowSketch) -> String? {
    let bytes = sketch.document.bytes()
    let outcome = Self.validator.validate(sketch.document)
    guard let workflow = outcome.workflow else {
      simulation.violate(.historyIsReadable, "the sketch is not valid: \(outcome.diagnostics.map(\.message))")
      return nil
    }
    simulation.store.documents[workflow.hash] = bytes
    return workflow.hash
  }
}
