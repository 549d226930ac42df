import Platform

/// Many seeds, one after the other, until one fails.
struct SimulationSeries {
  /// `WAE_SIMULATION_SEEDS`, or a thousand.
  static let standard = number("WAE_SIMULATION_SEEDS") ?? 1000
  /// `WAE_SIMULATION_SEED`: this one alone, with all of its trace.
  static let single = number("WAE_SIMULATION_SEED")
  /// `WAE_SIMULATION_FAULT`: the promises are tested with this broken, and so must fail.
  static let fault = text("WAE_SIMULATION_FAULT").map { Sabotage(rawValue: $0) }

  private static func text(_ name: String) -> String? {
    ProcessEnvironment.current[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func number(_ name: String) -> UInt64? { text(name).flatMap { UInt64($0) } }

  struct Report {
    var seeds = 0
    var executions = 0
    var faults: [InjectedFault: Int] = [:]
    /// The seed, the broken promise, and the last lines of its trace.
    var failure: String?

    var text: String {
      let counts = InjectedFault.allCases.map { "  \(faults[$0] ?? 0) × \($0.rawValue)" }
      return (["\(seeds) seeds, \(executions) executions; injected:"] + counts).joined(separator: "\n")
    }
  }

  let seeds: UInt64
  var part: UInt64 = 0
  var of: UInt64 = 1
  var sabotage: Sabotage?

  init(seeds: UInt64, part: UInt64 = 0, of: UInt64 = 1, sabotage: Sabotage? = nil) {
    self.seeds = seeds
    self.part = part
    self.of = of
    self.sabotage = sabotage
  }

  func run() -> Report {
    var report = Report()
    for seed in stride(from: part + 1, through: seeds, by: Int(of)) {
      let simulation = Simulation(seed: seed, sabotage: sabotage)
      simulation.run()
      report.seeds += 1
      report.executions += simulation.store.rows.count
      report.faults.merge(simulation.faults, uniquingKeysWith: +)
      guard let violation = simulation.violation else { continue }
      report.failure = Self.story(of: seed, violation, sabotage)
      break
    }
    return report
  }

  /// Runs the seed again, this time writing down what happens.
  static func story(of seed: UInt64, _ violation: Violation, _ sabotage: Sabotage?, lines: Int = 60) -> String {
    let simulation = Simulation(seed: seed, sabotage: sabotage, isTraced: true)
    simulation.run()
    let trace = simulation.trace.lines.suffix(lines).joined(separator: "\n")
    return "Seed \(seed) broke the promise that \(violation).\n\(trace)"
  }
}
