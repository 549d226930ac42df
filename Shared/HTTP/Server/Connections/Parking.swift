/// Whether MHD has laid a connection aside until there is news (a response, or more of a body).
///
/// The race it guards: MHD's thread finds no news and calls `MHD_suspend_connection`, while a task on another thread
/// brings the news. Were the task to have the connection resumed before the suspension, MHD would lose it, and the
/// connection would hang; were it to believe the connection not suspended, likewise. So MHD's thread parks in two
/// steps, and whoever comes between the steps leaves the waking to MHD's thread.
struct Parking {
  private enum State {
    case running
    /// MHD's thread is about to suspend, or has done so without having looked for news once more.
    case parking
    case parked
  }

  private var state = State.running

  var isParked: Bool { state == .parked }

  /// Step one, before `MHD_suspend_connection`.
  mutating func begin() {
    state = .parking
  }

  /// Step two, after it. True when the caller must resume at once, because the news came in between.
  mutating func complete(hasNews: Bool) -> Bool {
    state = hasNews ? .running : .parked
    return hasNews
  }

  /// There is news. True when the caller must resume the connection.
  mutating func wake() -> Bool {
    guard state == .parked else { return false }
    state = .running
    return true
  }
}
