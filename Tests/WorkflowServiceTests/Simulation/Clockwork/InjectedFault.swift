/// What the simulation does to the engine. Each kind is counted, and a standard run must have had each.
enum InjectedFault: String, CaseIterable {
  case crash = "process crashed"
  case crashDuringWrite = "process crashed with a write on its way"
  case pause = "process paused for longer than its lease"
  case handOver = "process shut down and handed over"
  case lostWrite = "write lost with its connection"
  case lostAnswer = "answer of a committed write lost"
  case lateCommit = "write of a dying owner held back"
  case turnedAway = "write turned away by owner or fence"
  case lostWake = "wake message lost"
  case repeatedWake = "wake message repeated"
  case repeatedSignal = "signal sent twice"
  case earlySignal = "signal before anybody waited"
  case delayedTimer = "timer late"
  case slowEffect = "effect slow"
  case failedEffect = "effect refused"
  case lostEffectAnswer = "effect done, answer lost"
  case repeatedEffectAnswer = "answer of an effect repeated"
  case repeatedStart = "start repeated by its client"
  case takenUp = "parked by one, taken up by another"
  case claimed = "claimed from a dead owner"
  case fullKey = "start of a key that had no room"
  case lostWish = "wish of a parent that its child should end lost"
  case orphanedChild = "child left behind by a parent that ended"
  case errorWorkflow = "error workflow started"
}

/// What is broken on purpose, to prove that the simulation would see it.
enum Sabotage: String, CaseIterable, Sendable {
  /// The store takes every write, whoever sends it.
  case skipFence = "skip-fence"
  /// A step is applied before its entry is committed.
  case earlySuccessor = "early-successor"
  /// After a recovery no timer is armed.
  case lostTimer = "lost-timer"
  /// A journal write does not lock the heartbeat row, so that it can commit after its heir has read the journal.
  case unlockedJournal = "unlocked-journal"
  /// Whoever takes from the queue of a key does not count those that run.
  case lostCount = "lost-count"
  /// Nobody looks for children whose parent ended without telling them.
  case lostChild = "lost-child"
}
