import WorkflowModels

/// One seed: a few processes, a store, a world and clients, moved by a virtual clock and one generator of random
/// numbers. The same seed is the same run, event by event.
final class Simulation {
  static let beginning = Timestamp(microseconds: 1_800_000_000_000_000)
  static let leaseLength = Duration.seconds(5)
  /// Faults stop then; what has begun must end by itself.
  static let calm = beginning + .seconds(40)
  /// Longer than any workflow here may take, and than any recovery.
  static let horizon = calm + .seconds(600)

  let sabotage: Sabotage?
  let trace: SimulationTrace
  let auditor = Auditor()
  let store: ModelStore
  private(set) lazy var world = World(self)
  private(set) lazy var mishaps = Mishaps(self)
  private(set) var processes: [SimulatedProcess] = []
  private(set) var clock = Simulation.beginning
  private(set) var faults: [InjectedFault: Int] = [:]
  private(set) var violation: Violation?
  var random: SplitMix64
  private var agenda = Agenda()
  private var identifiers = 0

  init(seed: UInt64, sabotage: Sabotage? = nil, isTraced: Bool = false) {
    random = SplitMix64(seed: seed)
    self.sabotage = sabotage
    trace = SimulationTrace(isOn: isTraced, from: Simulation.beginning)
    store = ModelStore(sabotage: sabotage, auditor: auditor)
  }

  /// Runs until everything has ended, a promise is broken, or time is over.
  func run() {
    auditor.complain = { [unowned self] invariant, detail in violate(invariant, detail) }
    processes = (1...3).map { SimulatedProcess("P\($0)", self) }
    for process in processes { process.boot() }
    let clients = Workload(self).begin()
    mishaps.begin()
    while violation == nil, let (moment, body) = agenda.next() {
      clock = moment
      if clock > Simulation.horizon {
        auditor.unfinished(store)
        break
      }
      body()
      if clock > Simulation.calm, clients.isDone, store.rows.values.allSatisfy({ !$0.isOpen }) { break }
    }
    if violation == nil { auditor.judgeEnd(store) }
    // What is still to come holds on to everything here.
    agenda = Agenda()
  }

  func at(_ moment: Timestamp, _ body: @escaping () -> Void) { agenda.add(at: max(moment, clock), body) }
  func after(_ delay: Duration, _ body: @escaping () -> Void) { agenda.add(at: clock + delay, body) }

  var isCalm: Bool { clock >= Simulation.calm }

  /// In the order in which they were asked for; later ones are greater, as ours are.
  func nextIdentifier() -> String {
    identifiers += 1
    return String(String(100_000 + identifiers).dropFirst())
  }

  func note(_ text: @autoclosure () -> String) { trace.note(text, at: clock) }

  func injected(_ fault: InjectedFault) { faults[fault, default: 0] += 1 }

  func violate(_ invariant: Violation.Invariant, _ detail: String) {
    guard violation == nil else { return }
    violation = Violation(invariant: invariant, detail: detail)
    note("VIOLATED \(invariant.rawValue): \(detail)")
  }
}

/// Chance, all of it from the one generator.
extension Simulation {
  func chance(_ probability: Double) -> Bool { Double(random.next() >> 11) * 0x1p-53 < probability }

  /// A fault's chance: none once faults have stopped.
  func mishap(_ probability: Double) -> Bool { !isCalm && chance(probability) }

  func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  func milliseconds(_ range: ClosedRange<Int>) -> Duration {
    .microseconds(number(range.lowerBound * 1000...range.upperBound * 1000))
  }

  func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &random) }

  /// A message's way: mostly short, sometimes not.
  var latency: Duration {
    if isCalm || chance(0.8) { return .microseconds(number(100...2000)) }
    return chance(0.8) ? milliseconds(2...40) : milliseconds(40...1500)
  }
}
