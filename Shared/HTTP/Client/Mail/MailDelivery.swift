/// One message for one mail server (SMTP): where to, for whom, and under whose name.
package struct MailDelivery: Sendable {
  package enum Security: String, Sendable, CaseIterable {
    /// In the clear.
    case none
    /// The connection is made secure before anything is said; a server that cannot is not talked to.
    case startTLS = "starttls"
    /// Secure from the first byte.
    case tls

    package var defaultPort: Int {
      switch self {
      case .none: 25
      case .startTLS: 587
      case .tls: 465
      }
    }
  }

  package var host: String
  package var port: Int
  package var security: Security
  package var username: String?
  package var password: String?
  /// Bare addresses, as `ada@example.com`.
  package var sender: String
  package var recipients: [String]
  /// The name by which we greet the server.
  package var greeting: String
  /// Header and body, with CRLF at the end of each line.
  package var message: [UInt8]
  package var deadline: Duration = .seconds(60)
  package var egress: EgressPolicy = .publicOnly

  package init(
    host: String, port: Int, security: Security, username: String? = nil, password: String? = nil, sender: String,
    recipients: [String], greeting: String, message: [UInt8]
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.username = username
    self.password = password
    self.sender = sender
    self.recipients = recipients
    self.greeting = greeting
    self.message = message
  }

  /// As the library wants it; nil when host or greeting would say something else in a URL.
  var url: String? {
    let isIPv6 = host.contains(":")
    guard Self.isName(host, or: isIPv6 ? ":" : ""), Self.isName(greeting, or: ""), (1...65_535).contains(port) else {
      return nil
    }
    return "\(security == .tls ? "smtps" : "smtp")://\(isIPv6 ? "[\(host)]" : host):\(port)/\(greeting)"
  }

  /// Nothing that the protocol's lines could take for something else.
  var hasCleanAddresses: Bool {
    ([sender] + recipients).allSatisfy { address in
      address.utf8.count <= 320 && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E }
    } && !recipients.isEmpty
  }

  private static func isName(_ text: String, or more: String) -> Bool {
    (1...255).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
          true
        default: more.utf8.contains(byte)
        }
      }
  }
}
