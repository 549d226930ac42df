import Catalog
import WorkflowModels

@testable import AIService

/// Runs a planned workflow in memory to its end, as the engine would: pure nodes are computed (by words), waits are over at once,
/// HTTP calls get the answers of the test.
struct PlanRun {
  static let validator = WorkflowValidator { bytes in "\(bytes.count)" }

  var outcome: ExecutionOutcome?
  /// Method, address and body of every call, in order.
  var calls: [String] = []

  /// Nil when the workflow does not validate.
  init?(_ planned: PlannedWorkflow, input: JSON = .null, answers: [String: JSON] = [:]) {
    guard let workflow = Self.validator.validate(planned.document.json).workflow else { return nil }
    let at = Timestamp(microseconds: 1_800_000_000_000_000)
    var fold = ExecutionFold(workflow: workflow, execution: ["id": "exec_1"], seed: 1)
    var commands = fold.apply(.started(trigger: nil, input: input, at: at))
    var next = 0
    while next < commands.count {
      let command = commands[next]
      next += 1
      switch command {
      case .run(let run):
        guard let call = fold.call(run) else { continue }
        commands += fold.apply(perform(call, answers, at))
      case .startTimer(let node, let moment): commands += fold.apply(.timerFired(node, at: moment))
      case .finish(let outcome): self.outcome = outcome
      case .awaitSignal, .abandon: break
      }
    }
  }

  private mutating func perform(_ call: NodeCall, _ answers: [String: JSON], _ at: Timestamp) -> MachineEvent {
    if call.node.effectType == nil, case .success(let result) = ExecutionFold.compute(call) {
      return result.event(of: call.run.node, at: at)
    }
    do throws(NodeFailure) {
      let properties = try call.properties()
      let url = properties["url"]?.stringValue ?? ""
      let body = properties["body"]?.text() ?? ""
      calls.append("\(properties["method"]?.stringValue ?? "GET") \(url) \(body)".trimmingEnd)
      let answer: JSON = ["status": 200, "headers": [:], "body": answers[url] ?? .null]
      return .nodeFinished(call.run.node, .main(answer), at: at)
    } catch {
      return .nodeFailed(call.run.node, error, at: at)
    }
  }

  var output: JSON? {
    if case .completed(let output) = outcome { return output }
    return nil
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
