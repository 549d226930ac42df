/// The open WebSockets of a server, for its end. Lives on the reactor's thread.
final class WebSocketTable: @unchecked Sendable {
  // Sendable because nobody but the reactor's thread touches it.
  private var drivers: [ObjectIdentifier: WebSocketDriver] = [:]
  /// MHD ends: its sockets and handles go, and nothing may touch them.
  private(set) var isStopped = false

  func add(_ driver: WebSocketDriver) {
    drivers[ObjectIdentifier(driver)] = driver
  }

  func remove(_ driver: WebSocketDriver) {
    drivers[ObjectIdentifier(driver)] = nil
  }

  /// Gives every socket back to MHD, without a word to the client.
  func dropAll() {
    for driver in Array(drivers.values) { driver.finish(.goingAway) }
  }

  func stopped() {
    isStopped = true
  }
}
