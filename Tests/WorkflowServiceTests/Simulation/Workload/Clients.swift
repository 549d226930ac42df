import Store
import WorkflowModels

/// Those who start executions, say things to them, and ask again when they get no answer.
final class Clients {
  private unowned let simulation: Simulation
  /// What clients still want.
  private var wishes = 0

  init(_ simulation: Simulation) { self.simulation = simulation }

  var isDone: Bool { wishes == 0 }

  func add(_ hash: String, _ listeners: [WorkflowSketch.Listener]) {
    let key = simulation.chance(0.7) ? simulation.nextIdentifier() : nil
    wishes += 1
    simulation.after(simulation.milliseconds(0...15_000)) { self.start(hash, listeners, key: key) }
  }

  private func start(_ hash: String, _ listeners: [WorkflowSketch.Listener], key: String?) {
    ask { [self] process, answered in
      let idempotency = key.map { ExecutionStart.Idempotency(route: "execute", key: $0, bodyDigest: hash) }
      process.start(hash: hash, input: ["by": "client"], idempotency: idempotency) { started in
        guard case .execution(let id) = started else {
          _ = answered(false)
          return
        }
        self.simulation.note("client: \(id) is acknowledged")
        self.simulation.auditor.acknowledge(id, self.simulation.store)
        if answered(true) { self.follow(id, listeners) }
      }
    } otherwise: { [self] in
      // With a key the same wish is told again; without one nobody knows, and a new wish it is.
      start(hash, listeners, key: key)
    }
    if key != nil, simulation.mishap(0.1), let process = simulation.pick(simulation.processes), process.isUp {
      // The same request at the same time, by an impatient client.
      let idempotency = ExecutionStart.Idempotency(route: "execute", key: key ?? "", bodyDigest: hash)
      process.start(hash: hash, input: ["by": "client"], idempotency: idempotency) { [self] started in
        if case .execution(let id) = started { simulation.auditor.acknowledge(id, simulation.store) }
      }
    }
  }

  private func follow(_ id: ExecutionID, _ listeners: [WorkflowSketch.Listener]) {
    wishes -= 1
    for listener in listeners where simulation.chance(0.8) {
      let isWrong = simulation.chance(0.1)
      let payload: JSON =
        isWrong ? ["approved": "perhaps"] : ["approved": .bool(simulation.chance(0.6)), "by": "client"]
      say(.signal, to: id, node: listener.address, payload, after: simulation.milliseconds(0...25_000))
      if simulation.chance(0.3) {
        simulation.injected(.repeatedSignal)
        say(.signal, to: id, node: listener.address, payload, after: simulation.milliseconds(0...25_000))
      }
    }
    if simulation.chance(0.15) {
      say(.cancel, to: id, node: "", .null, after: simulation.milliseconds(0...20_000))
    }
  }

  private func say(_ kind: StoredSignal.Kind, to id: ExecutionID, node: NodeID, _ payload: JSON, after delay: Duration)
  {
    wishes += 1
    simulation.after(delay) { self.say(kind, to: id, node: node, payload) }
  }

  private func say(_ kind: StoredSignal.Kind, to id: ExecutionID, node: NodeID, _ payload: JSON) {
    ask { [self] process, answered in
      simulation.note("client: \(kind.rawValue) for \(node) of \(id)")
      process.say(kind, to: id, node: node, payload: payload) { [self] status in
        if answered(status != nil), status != nil { wishes -= 1 }
      }
    } otherwise: { [self] in
      say(kind, to: id, node: node, payload)
    }
  }

  /// Asks a process, and asks again when no good answer came in time. `answered` is true for the first good answer.
  private func ask(
    _ body: @escaping (SimulatedProcess, @escaping (Bool) -> Bool) -> Void, otherwise again: @escaping () -> Void
  ) {
    var isOver = false
    let retry = { [simulation] in
      guard !isOver else { return }
      isOver = true
      simulation.after(simulation.milliseconds(100...1000), again)
    }
    if let process = simulation.pick(simulation.processes.filter(\.isUp)) {
      let life = process.life
      simulation.after(simulation.latency) {
        process.receive(in: life) {
          guard !process.isStopping else { return retry() }
          body(process) { isGood in
            if !isGood { retry() }
            guard isGood, !isOver else { return false }
            isOver = true
            return true
          }
        }
      }
    }
    simulation.after(.seconds(8), retry)
  }
}
