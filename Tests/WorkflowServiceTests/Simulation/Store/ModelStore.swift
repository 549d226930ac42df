import Store
import WorkflowModels

@testable import WorkflowService

/// The tables of the workflow schema with the meaning that our SQL gives them, in memory. Statements change it only
/// when they commit; what they lock between their beginning and their commit is here too.
final class ModelStore {
  struct Row {
    let id: ExecutionID
    let documentHash: String
    let startedAt: Timestamp
    let input: String
    let options: String?
    var slot: ConcurrencySlot?
    var status: ExecutionStatus
    var owner: String?
    var fence = 1
    var wakeAt: Timestamp?
    var signals = 0
    var isCancelRequested = false
    var completedAt: Timestamp?
    var output: String?
    var error: String?
    /// Who had it before; no column.
    var lastOwner: String?

    var isOpen: Bool { completedAt == nil }
    /// Takes one of the places of its key. One that is to be cancelled comes out of the queue without a place.
    var isInPlace: Bool { isOpen && status != .queued && !isCancelRequested }
    var parent: ParentExecution? {
      options.flatMap { try? JSON(parsing: Array($0.utf8)) }.flatMap { ExecutionOptions(json: $0).parent }
    }
    var hasMoved: Bool { lastOwner != nil && lastOwner != owner }
  }

  struct Key: Hashable {
    let route: String
    let key: String
  }

  struct Place: Hashable {
    let execution: ExecutionID
    let sequence: Int

    init(_ entry: JournalEntry) {
      execution = entry.execution
      sequence = entry.sequence
    }
  }

  let sabotage: Sabotage?
  unowned let auditor: Auditor
  var executors: [String: Timestamp] = [:]
  var rows: [ExecutionID: Row] = [:]
  var keys: [Key: (digest: String, execution: ExecutionID)] = [:]
  var signals: [ExecutionID: [StoredSignal]] = [:]
  var documents: [String: [UInt8]] = [:]
  /// The hash of the error workflow.
  var errorWorkflow: String?
  private var entries: [ExecutionID: [Int: JournalEntry]] = [:]
  private var signalCount = 0

  private var sharers: [String: Int] = [:]
  private var burials: Set<String> = []
  private var lockedRows: Set<ExecutionID> = []
  private var lockedKeys: Set<String> = []

  init(sabotage: Sabotage?, auditor: Auditor) {
    self.sabotage = sabotage
    self.auditor = auditor
  }

  /// In the order of their ids, so that every run goes through them alike.
  var sortedIDs: [ExecutionID] { rows.keys.sorted() }

  func journal(of id: ExecutionID) -> [JournalEntry] {
    (entries[id] ?? [:]).values.sorted { $0.sequence < $1.sequence }
  }

  func entry(at place: Place) -> JournalEntry? { entries[place.execution]?[place.sequence] }

  /// `on conflict do nothing`: false when the place is taken.
  func insert(_ entry: JournalEntry) -> Bool {
    guard entries[entry.execution]?[entry.sequence] == nil else { return false }
    entries[entry.execution, default: [:]][entry.sequence] = entry
    return true
  }

  func keep(_ kind: StoredSignal.Kind, for id: ExecutionID, node: NodeID, payload: JSON) {
    signalCount += 1
    signals[id, default: []].append(StoredSignal(id: signalCount, kind: kind, node: node, payload: payload))
  }

  // MARK: Locks

  /// `for key share` on a heartbeat row: nil while a burial holds it, false when there is no such row.
  func share(_ owner: String, _ transaction: Transaction) -> Bool? {
    if burials.contains(owner) { return nil }
    guard executors[owner] != nil else { return false }
    sharers[owner, default: 0] += 1
    transaction.shared.append(owner)
    return true
  }

  /// `for update skip locked` on a heartbeat row.
  func lockForBurial(_ owner: String, _ transaction: Transaction) -> Bool {
    guard sharers[owner, default: 0] == 0, burials.insert(owner).inserted else { return false }
    transaction.burials.append(owner)
    return true
  }

  func isBeingBuried(_ owner: String) -> Bool { burials.contains(owner) }

  /// False when another transaction has it.
  func lock(_ id: ExecutionID, _ transaction: Transaction) -> Bool {
    if transaction.rows.contains(id) { return true }
    guard lockedRows.insert(id).inserted else { return false }
    transaction.rows.append(id)
    return true
  }

  /// The advisory lock of a concurrency key: false when another transaction has it.
  func lock(key: String, _ transaction: Transaction) -> Bool {
    if transaction.keys.contains(key) { return true }
    guard lockedKeys.insert(key).inserted else { return false }
    transaction.keys.append(key)
    return true
  }

  func release(_ transaction: Transaction) {
    for owner in transaction.shared { sharers[owner, default: 1] -= 1 }
    burials.subtract(transaction.burials)
    lockedRows.subtract(transaction.rows)
    lockedKeys.subtract(transaction.keys)
    transaction.keys = []
    transaction.shared = []
    transaction.burials = []
    transaction.rows = []
  }
}
