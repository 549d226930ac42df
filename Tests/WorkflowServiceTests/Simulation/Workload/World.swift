import Catalog
import Store
import WorkflowModels

/// What the effects of workflows reach: it counts what really happened, by idempotency key.
final class World {
  struct Request {
    let key: String
    let execution: ExecutionID
    let node: Int
    let properties: JSONObject
    let isAtMostOnce: Bool
  }

  private struct Place: Hashable {
    let execution: ExecutionID
    let node: Int
  }

  private unowned let simulation: Simulation
  private var happened: [String: Int] = [:]
  private var places: [String: Place] = [:]
  private var keys: [Place: String] = [:]
  private var calls = 0

  init(_ simulation: Simulation) { self.simulation = simulation }

  /// What was sent arrives, whatever becomes of its sender.
  func perform(_ request: Request, then: @escaping (Result<NodeResult, NodeFailure>) -> Void) {
    let isSlow = simulation.mishap(0.1)
    if isSlow { simulation.injected(.slowEffect) }
    let delay = isSlow ? simulation.milliseconds(1000...9000) : simulation.milliseconds(1...150)
    if simulation.mishap(0.1) {
      simulation.injected(.failedEffect)
      let failure = NodeFailure(code: "http_unavailable", message: "The connection was refused.", isRetryable: true)
      return simulation.after(delay) { then(.failure(failure)) }
    }
    simulation.after(delay) { [self] in
      happen(request)
      answer(request, then)
    }
  }

  private func answer(_ request: Request, _ then: @escaping (Result<NodeResult, NodeFailure>) -> Void) {
    // Never the same twice: a result that was seen without being recorded cannot be computed again.
    let output: JSON = ["call": .int(calls), "key": .string(request.key)]
    guard simulation.mishap(0.05) else {
      return simulation.after(simulation.latency) { then(.success(.main(output))) }
    }
    simulation.injected(.lostEffectAnswer)
    let failure = NodeFailure(
      code: "http_connection_lost", message: "The connection was lost.", isRetryable: !request.isAtMostOnce,
      isInDoubt: request.isAtMostOnce)
    simulation.after(simulation.milliseconds(100...4000)) { then(.failure(failure)) }
  }

  private func happen(_ request: Request) {
    calls += 1
    simulation.note("world: \(request.key) happens, call \(calls)")
    let place = Place(execution: request.execution, node: request.node)
    if places[request.key] ?? place != place || keys[place] ?? request.key != request.key {
      simulation.violate(.sameKey, "\(request.key) came from node \(place.node) of \(place.execution)")
    }
    places[request.key] = place
    keys[place] = request.key
    happened[request.key, default: 0] += 1
    if request.isAtMostOnce, happened[request.key, default: 0] > 1 {
      simulation.violate(.atMostOnce, "\(request.key) happened \(happened[request.key, default: 0]) times")
    }
  }
}
