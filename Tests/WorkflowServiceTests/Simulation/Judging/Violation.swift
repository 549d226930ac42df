/// A promise that was broken.
struct Violation: Sendable, CustomStringConvertible {
  enum Invariant: String, Sendable {
    case acknowledgedStartExists = "an acknowledged start exists"
    case everyExecutionEnds = "every execution ends once faults stop"
    case entryNeverChanges = "a recorded entry never changes, and no place is written twice differently"
    case foldIsWhatWasApplied = "the fold of the journal is what the owner had applied"
    case outcomeIsTheFold = "the outcome in the row is the outcome of the fold"
    case atMostOnce = "an at-most-once effect never happens twice"
    case sameKey = "a repeated effect carries the same key, and no other effect does"
    case recordedIsNotRepeated = "no recorded step runs again"
    case fencedOutWritesNothing = "a fenced-out owner writes nothing"
    case resultIsRecordedFirst = "no successor sees a result that is not in the journal"
    case heardOnce = "a signal is heard at most once"
    case parentIsTold = "a child's end reaches its parent"
    case historyIsReadable = "a journal can be folded"
    case keyHasItsLimit = "of one key no more run at once than may"
    case childEndsWithParent = "a child does not outlive a parent that waited for it"
    case failureIsFollowedUp = "an error workflow runs once for each failure, and for nothing else"
    case restsOnlyToWait = "an execution goes to rest only when all it can do is wait"
  }

  let invariant: Invariant
  let detail: String

  var description: String { "\(invariant.rawValue): \(detail)" }
}
