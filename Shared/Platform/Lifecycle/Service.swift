/// Something that lives as long as the process: a pool, a server, a loop.
///
/// `init` starts nothing. `run()` works until its task is cancelled, closes what it opened and returns; returning or
/// throwing earlier ends the whole group.
package protocol Service: Sendable {
  /// Names the service in logs and errors.
  var serviceName: String { get }
  func run() async throws
}
