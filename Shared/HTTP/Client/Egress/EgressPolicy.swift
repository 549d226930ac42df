/// Which addresses a call may reach, judged when the socket is opened: after DNS, and again at every redirect.
///
/// What a user of a workflow can make the engine call must not reach what only the engine can reach: the database,
/// the other services, the cloud's metadata.
package struct EgressPolicy: Sendable, Hashable {
  private enum Rule: Sendable, Hashable {
    case anything
    case publicAnd([CIDR])
  }

  private let rule: Rule

  private init(rule: Rule) { self.rule = rule }

  /// Public addresses, and of the others those in these networks.
  package init(allowPrivate: [CIDR]) { rule = .publicAnd(allowPrivate) }

  /// Anything: for calls whose address only the operator decides.
  package static let internalService = EgressPolicy(rule: .anything)

  package static let publicOnly = EgressPolicy(allowPrivate: [])

  package func allows(_ address: IPAddress) -> Bool {
    switch rule {
    case .anything: true
    case .publicAnd(let networks): Self.isPublic(address) || networks.contains { $0.contains(address) }
    }
  }

  /// Whether anything but an IP address (there is nothing else in use) may be opened.
  var allowsUnknownFamilies: Bool { rule == .anything }

  private static func isPublic(_ address: IPAddress) -> Bool {
    switch address {
    case .v4: !notPublic.contains { $0.contains(address) }
    // All that is public in IPv6 today lies in one network; the rest, and the holes in it, are refused.
    case .v6: globalUnicast.contains { $0.contains(address) } && !notPublic.contains { $0.contains(address) }
    }
  }

  private static let globalUnicast = networks("2000::/3")

  /// The special-purpose registries of IANA, without the few globally reachable entries.
  private static let notPublic = networks(
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4",
    // Tunnels and translations carry an IPv4 address of anybody's choice: 6to4, Teredo, and NAT64 outside 2000::/3.
    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")

  private static func networks(_ texts: String...) -> [CIDR] { texts.compactMap { CIDR($0) } }
}
