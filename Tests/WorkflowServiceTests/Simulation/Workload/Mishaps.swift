import WorkflowModels

/// What happens to processes while faults go on: they crash, hang, and are shut down, and others come in their place.
final class Mishaps {
  private unowned let simulation: Simulation

  init(_ simulation: Simulation) { self.simulation = simulation }

  func begin() { next() }

  private func next() {
    simulation.after(simulation.milliseconds(500...9000)) { [self] in
      guard !simulation.isCalm else { return }
      strike()
      next()
    }
  }

  private func strike() {
    let candidates = simulation.processes.filter(canBeStruck)
    guard let process = simulation.pick(candidates) else { return }
    switch simulation.number(0...4) {
    case 0, 1: crash(process)
    case 2, 3: pause(process)
    default: shutDown(process)
    }
  }

  /// While one of its writes is between beginning and commit, which the database then takes its time with, or not.
  func strike(_ process: SimulatedProcess, during transaction: Transaction) {
    guard canBeStruck(process) else { return }
    if simulation.chance(0.6) {
      simulation.injected(.lateCommit)
      transaction.delay = simulation.milliseconds(1000...14_000)
    }
    if simulation.chance(0.5) { crash(process) } else { pause(process) }
  }

  private func canBeStruck(_ process: SimulatedProcess) -> Bool {
    process.isUp && !process.isStopping && process.pausedUntil == nil
  }

  private func crash(_ process: SimulatedProcess) {
    simulation.injected(.crash)
    if !process.onTheWay.isEmpty { simulation.injected(.crashDuringWrite) }
    process.crash()
    reboot(process)
  }

  private func pause(_ process: SimulatedProcess) {
    let length = simulation.milliseconds(500...16_000)
    if length > Simulation.leaseLength { simulation.injected(.pause) }
    process.pause(until: simulation.clock + length)
  }

  private func shutDown(_ process: SimulatedProcess) {
    simulation.injected(.handOver)
    process.shutDown { [self] in reboot(process) }
  }

  private func reboot(_ process: SimulatedProcess) {
    simulation.after(simulation.milliseconds(100...8000)) { process.boot() }
  }
}
