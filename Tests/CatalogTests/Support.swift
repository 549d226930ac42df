import Catalog
import WorkflowModels

/// Shorthands for workflows in tests.
enum Sketch {
  static let validator = WorkflowValidator { bytes in "\(bytes.count)" }

  static func node(
    _ id: NodeID, _ type: String, _ properties: JSONObject = [:], in parent: NodeID? = nil, onError: OnError = .fail
  ) -> WorkflowNode {
    WorkflowNode(id: id, type: type, properties: properties, onError: onError, parentID: parent)
  }

  static func edge(_ source: NodeID, _ target: NodeID, _ port: String = "main") -> WorkflowEdge {
    WorkflowEdge(source: source, target: target, sourceHandle: port)
  }

  static func validate(_ nodes: [WorkflowNode], _ edges: [WorkflowEdge] = []) -> WorkflowValidator.Outcome {
    validator.validate(WorkflowDocument(name: "test", nodes: nodes, edges: edges))
  }

  /// Runs a workflow of pure nodes to its end; those whose results are recorded are computed here too.
  static func run(_ workflow: CompiledWorkflow, input: JSON, trigger: NodeID? = nil) -> ExecutionFold {
    let at = Timestamp(microseconds: 1_800_000_000_000_000)
    var fold = ExecutionFold(workflow: workflow, execution: ["id": "exec_1"], seed: 1)
    var commands = fold.apply(.started(trigger: trigger, input: input, at: at))
    var next = 0
    while next < commands.count {
      if case .run(let run) = commands[next], let call = fold.call(run), call.node.effectType == nil,
        case .success(let result) = ExecutionFold.compute(call)
      {
        commands += fold.apply(result.event(of: run.node, at: at))
      }
      next += 1
    }
    return fold
  }

  /// The output of a dry run.
  static func rehearse(_ workflow: CompiledWorkflow, input: JSON) -> JSON? {
    var fold = ExecutionFold(workflow: workflow, execution: ["id": "exec_1"], seed: 1, isDryRun: true)
    _ = fold.apply(.started(trigger: nil, input: input, at: Timestamp(microseconds: 1_800_000_000_000_000)))
    guard case .ended(.completed(let output)) = fold.machine.phase else { return nil }
    return output
  }

  /// Lets timers fire until nothing waits for a time any more.
  static func passTime(_ fold: inout ExecutionFold) {
    while let node = fold.machine.nodes.firstIndex(where: { $0.wakeAt != nil }),
      let at = fold.machine.nodes[node].wakeAt
    {
      _ = fold.apply(.timerFired(node, at: at))
    }
  }
}
