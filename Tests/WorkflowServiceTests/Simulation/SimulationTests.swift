import Platform
import Testing

/// The engine's decisions under every fault that we know of, many times over. docs/simulation.md says how to replay.
struct SimulationTests {
  /// In parts, so that they run side by side.
  private static let parts: UInt64 = 4

  @Test(.enabled(if: SimulationSeries.single == nil), arguments: 0..<parts)
  func `promises hold under every fault`(part: UInt64) throws {
    let fault = try fault()
    let report = SimulationSeries(seeds: SimulationSeries.standard, part: part, of: Self.parts, sabotage: fault).run()
    print(report.text)
    if let failure = report.failure {
      print(failure)
      Issue.record("\(failure)")
    } else {
      for kind in InjectedFault.allCases where report.seeds >= 250 {
        #expect(report.faults[kind] ?? 0 > 0, "Never injected: \(kind.rawValue)")
      }
    }
  }

  @Test(
    .enabled(if: SimulationSeries.single == nil && SimulationSeries.fault == nil), arguments: Sabotage.allCases)
  func `what is broken on purpose is found`(sabotage: Sabotage) {
    let report = SimulationSeries(seeds: 1000, sabotage: sabotage).run()
    print("\(sabotage.rawValue): \(report.failure?.prefix { $0 != "\n" } ?? "not found") After \(report.seeds) seeds.")
    #expect(report.failure != nil)
  }

  @Test(.enabled(if: SimulationSeries.single != nil))
  func `one seed holds its promises, and tells all`() throws {
    let simulation = Simulation(seed: try #require(SimulationSeries.single), sabotage: try fault(), isTraced: true)
    simulation.run()
    print(simulation.trace.lines.joined(separator: "\n"))
    #expect(simulation.violation == nil)
  }

  @Test func `the same seed is the same run`() {
    let runs = (0..<2).map { _ in Simulation(seed: 7, isTraced: true) }
    for run in runs { run.run() }
    #expect(runs[0].trace.lines == runs[1].trace.lines)
    #expect(runs[0].trace.lines.count > 10)
  }

  private func fault() throws -> Sabotage? {
    guard let named = SimulationSeries.fault else { return nil }
    return try #require(named as Sabotage?, "The faults are \(Sabotage.allCases.map(\.rawValue)).")
  }
}
