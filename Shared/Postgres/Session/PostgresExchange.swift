internal import Synchronization

/// One round trip: what is sent together, and who waits for the answer.
final class PostgresExchange: @unchecked Sendable {
  // Sendable: `isCancelled` is atomic, `completion` is set before the exchange is handed on, and the rest is touched
  // on the reactor's thread only.
  enum Work: Sendable {
    /// One or more statements up to one sync: outside of a transaction they all take effect, or none.
    case statements([SQL])
    /// Several statements in one text, without binds.
    case script(String)
    /// Rows in bulk, all or none.
    case copy(GuardedCopies)
    /// Nothing but a sync, as a sign of life.
    case ping
  }

  struct Outcome: Sendable {
    let result: Result<[PostgresRows], PostgresError>
    let transaction: LibpqConnection.Transaction
    /// The connection was already gone when the exchange came to it: nothing was sent, and another one may do.
    var foundClosed = false
  }

  enum Step {
    case prepare(StatementCache.Key, Int)
    case execute(Int)
    case sync
    case script
    /// The rows of the copy at this place are the next to be asked for.
    case copy(Int)
  }

  private static let lastID = Atomic<Int>(0)

  let id: Int
  let work: Work
  let timeout: Duration
  /// Prepared statements are for what comes again.
  let usesCache: Bool
  private let cancelled = Atomic<Bool>(false)
  private var completion: ((Outcome) -> Void)?

  weak var session: PostgresSession?
  var steps: [Step] = []
  var cursor = 0
  var rows: [PostgresRows] = []
  var error: PostgresError?
  var isStale = false
  var isRetried = false
  var beganInTransaction = false
  /// The row that the copies depend on is not there.
  var isUnmet = false

  init(_ work: Work, timeout: Duration, usesCache: Bool = true) {
    id = Self.lastID.wrappingAdd(1, ordering: .relaxed).newValue
    self.work = work
    self.timeout = timeout
    self.usesCache = usesCache
  }

  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }
  func markCancelled() { cancelled.store(true, ordering: .releasing) }

  /// Before the exchange is handed to a session or put among the waiting.
  func onCompletion(_ completion: @escaping (Outcome) -> Void) { self.completion = completion }

  /// Whoever comes first; later calls find nobody waiting.
  func complete(_ outcome: Outcome) {
    guard let completion else { return }
    self.completion = nil
    completion(outcome)
  }

  var step: Step? { cursor < steps.count ? steps[cursor] : nil }

  func prepareForSending(inTransaction: Bool) {
    steps.removeAll(keepingCapacity: true)
    cursor = 0
    rows.removeAll(keepingCapacity: true)
    error = nil
    isStale = false
    isUnmet = false
    beganInTransaction = inTransaction
  }

  func fail(with failure: PostgresError) {
    guard error == nil else { return }
    error = failure
    switch step {
    case .execute(let index), .prepare(_, let index): error?.statementIndex = index
    default: break
    }
  }
}
