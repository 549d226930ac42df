import WorkflowModels

/// One SQL statement as READ COMMITTED runs it: it begins (locks, and sees what is committed then), other things happen,
/// and it commits.
struct Statement<Answer> {
  let name: String
  var isWrite = true
  /// False while a lock is in the way; then it is tried again.
  let begin: (ModelStore, Transaction) -> Bool
  let commit: (ModelStore, Transaction) -> Answer

  init(
    _ name: String, begin: @escaping (ModelStore, Transaction) -> Bool = { _, _ in true },
    commit: @escaping (ModelStore, Transaction) -> Answer
  ) {
    self.name = name
    self.begin = begin
    self.commit = commit
  }

  /// Reading: one snapshot, no lock.
  static func reading(_ name: String, _ body: @escaping (ModelStore) -> Answer) -> Statement {
    var statement = Statement(name) { store, _ in body(store) }
    statement.isWrite = false
    return statement
  }
}

/// What a statement on its way holds.
final class Transaction {
  /// The statement's moment, `clock_timestamp()`.
  var now = Timestamp(microseconds: 0)
  var shared: [String] = []
  var burials: [String] = []
  var rows: [ExecutionID] = []
  var keys: [String] = []
  var hasBegun = false
  /// The commit is held back so long: its owner died or hangs meanwhile.
  var delay = Duration.zero
}
