import Catalog
import WorkflowModels

/// Shorthands for workflows in tests.
enum Sketch {
  static let validator = WorkflowValidator { bytes in "\(bytes.count)" }

  static func node(_ id: NodeID, _ type: String, _ properties: JSONObject = [:]) -> WorkflowNode {
    WorkflowNode(id: id, type: type, properties: properties)
  }

  static func edge(_ source: NodeID, _ target: NodeID, _ port: String = "main") -> WorkflowEdge {
    WorkflowEdge(source: source, target: target, sourceHandle: port)
  }

  static func validate(_ nodes: [WorkflowNode], _ edges: [WorkflowEdge] = []) -> WorkflowValidator.Outcome {
    validator.validate(WorkflowDocument(name: "test", nodes: nodes, edges: edges))
  }

  /// Runs a workflow of pure nodes to its end.
  static func run(_ workflow: CompiledWorkflow, input: JSON, trigger: NodeID? = nil) -> ExecutionFold {
    var fold = ExecutionFold(workflow: workflow, execution: ["id": "exec_1"], seed: 1)
    _ = fold.apply(.started(trigger: trigger, input: input, at: Timestamp(microseconds: 1_800_000_000_000_000)))
    return fold
  }
}
