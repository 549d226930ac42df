import Catalog
import Platform
import Store
import WorkflowModels

@testable import WorkflowService

/// One replica of the workflow service: it crashes, hangs, shuts down, and comes back with an empty memory. It does what
/// `ExecutionEngine`, `ExecutionStore` and `ExecutorLease` do, in the same order, with the waits between made visible.
final class SimulatedProcess {
  let name: String
  unowned let simulation: Simulation
  /// Raised by every crash: what an earlier life was waiting for never comes.
  private(set) var life = 0
  private(set) var isUp = false
  private(set) var pausedUntil: Timestamp?
  /// How far its wall clock is off.
  private var skew = Duration.zero
  var isStopping = false
  var lease = SimulatedLease(ownerID: "")
  var runs: [ExecutionID: SimulatedRun] = [:]
  /// Executions that are being adopted, with the fence under which.
  var adoptions: [ExecutionID: Int] = [:]
  /// `TakesUnderWay`, and how many there were.
  var takes: Set<Int> = []
  var takeCount = 0
  /// Statements sent and not answered, of this life and of earlier ones.
  var onTheWay: [Transaction] = []
  /// Compiled workflows by hash, as `WorkflowLibrary` keeps them.
  private var library: [String: CompiledWorkflow] = [:]
  private(set) var journal: CommitLane<JournalEntry, Bool>?
  private(set) var starts: CommitLane<ExecutionStart, StartAnswer?>?
  private(set) var finishes: CommitLane<ExecutionFinish, Bool>?
  private(set) var rests: CommitLane<ExecutionRest, Bool>?
  let maximumRunning: Int

  init(_ name: String, _ simulation: Simulation) {
    self.name = name
    self.simulation = simulation
    maximumRunning = simulation.chance(0.2) ? 2 : 1000
  }

  var now: Timestamp { simulation.clock + skew }

  func note(_ text: @autoclosure () -> String) { simulation.note("\(name) \(text())") }

  /// Sorted, so that every run goes through them alike.
  var sortedRuns: [SimulatedRun] { runs.values.sorted { $0.identity.id < $1.identity.id } }

  func boot() {
    life += 1
    isUp = true
    isStopping = false
    pausedUntil = nil
    skew = simulation.milliseconds(0...200) - .milliseconds(100)
    runs = [:]
    adoptions = [:]
    takes = []
    library = [:]
    lease = SimulatedLease(ownerID: "exr_" + simulation.nextIdentifier())
    journal = CommitLane(self, patience: nil) { [unowned self] in .append($0, by: lease.ownerID) }
    starts = CommitLane(self, patience: .milliseconds(1500)) { [unowned self] in
      .start($0, by: lease.ownerID)
    }
    finishes = CommitLane(self, patience: nil) { [unowned self] in .finish($0, by: lease.ownerID) }
    rests = CommitLane(self, lanes: 1, patience: .seconds(2)) { [unowned self] in .park($0, by: lease.ownerID) }
    note("starts as \(lease.ownerID)")
    beatForEver()
    watchForEver()
  }

  /// Everything in memory is gone.
  func crash() {
    note("crashes")
    life += 1
    isUp = false
    for run in sortedRuns { run.isSurrendered = true }
    runs = [:]
  }

  func pause(until moment: Timestamp) {
    note("hangs")
    pausedUntil = moment
  }

  /// Something reaches the process: not one that is gone, and one that hangs only later.
  func receive(in life: Int, _ body: @escaping () -> Void) {
    guard isUp, life == self.life else { return }
    if let until = pausedUntil {
      if simulation.clock < until {
        return simulation.at(until + simulation.milliseconds(0...3)) { self.receive(in: life, body) }
      }
      pausedUntil = nil
      note("goes on")
    }
    body()
  }

  func later(_ delay: Duration, _ body: @escaping () -> Void) {
    let life = life
    simulation.after(delay) { self.receive(in: life, body) }
  }

  func send<Answer>(
    _ statement: Statement<Answer>, then: @escaping (Swift.Result<Answer, LostConnection>) -> Void
  ) {
    simulation.send(statement, from: self, then: then)
  }

  /// Reads, checks and compiles the stored document, unless that was done in this life.
  func workflow(hash: String) -> CompiledWorkflow? {
    if let known = library[hash] { return known }
    guard let bytes = simulation.store.documents[hash] else { return nil }
    let workflow = Workload.compile(bytes)
    library[hash] = workflow
    return workflow
  }
}
