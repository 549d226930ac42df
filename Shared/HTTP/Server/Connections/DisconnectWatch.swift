internal import Glibc
internal import Platform

/// Sees what MHD does not: MHD looks at no socket whose connection is parked, so a client that hangs up on a long
/// handler or on a silent event stream would never be noticed. Also ends requests that trickle in for ever.
///
/// Twice a second all parked sockets are polled at once, which costs a request nothing. A client that has only closed
/// its sending side (`nc -N`, some scripts) may still read: it has two looks' time to get its answer.
final class DisconnectWatch: Sendable {
  private static let looksBeforeGone = 2
  /// POLLRDHUP, which needs feature macros that Swift's Glibc does not set.
  private static let closedForSending: Int16 = 0x2000

  private let core: ServerCore

  init(core: ServerCore) {
    self.core = core
  }

  /// On the reactor's thread. Goes on until the reactor stops.
  func start() {
    let interval = core.configuration.watchInterval
    _ = core.reactor.schedule(after: interval) { [self] in
      look()
      start()
    }
  }

  private func look() {
    let interval = max(core.configuration.watchInterval.clampedMilliseconds, 1)
    let patience = max(core.configuration.requestTimeout.clampedMilliseconds / interval, 1)
    var parked: [(ServerConnection, Exchange)] = []
    for connection in core.connections.all {
      let (current, quietLooks) = connection.look()
      if quietLooks > patience { core.connections.shutDown(connection) }
      if let current, current.isParked { parked.append((connection, current)) }
    }
    guard !parked.isEmpty else { return }
    var polls = parked.map { pollfd(fd: $0.0.descriptor, events: Self.closedForSending, revents: 0) }
    // A connection may be answered and closed at this moment, and its number given to another socket. Then the news
    // below are about a request that is over already, and hurt nobody.
    guard unsafe poll(&polls, nfds_t(polls.count), 0) > 0 else {
      for (connection, _) in parked { _ = connection.note(isClosedByClient: false) }
      return
    }
    for ((connection, exchange), poll) in zip(parked, polls) {
      let isBroken = poll.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
      let looks = connection.note(isClosedByClient: poll.revents & Self.closedForSending != 0)
      if isBroken || looks >= Self.looksBeforeGone { exchange.clientIsGone() }
    }
  }
}
