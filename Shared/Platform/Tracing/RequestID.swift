/// Names one request in logs, answers and the calls that it causes (`X-Request-Id`).
package struct RequestID: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
  package let rawValue: String

  /// Nil unless it is 1 to 128 of `A–Z a–z 0–9 . _ -`: it is copied into headers and logs.
  package init?(rawValue: String) {
    let isPlain = rawValue.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
      default: false
      }
    }
    guard isPlain, (1...128).contains(rawValue.utf8.count) else { return nil }
    self.rawValue = rawValue
  }

  /// The client's own, when it can be used; otherwise a new one.
  package init(accepting offered: String?, orElse make: () -> UUIDv7 = { UUIDv7.next() }) {
    if let offered, let accepted = RequestID(rawValue: offered) {
      self = accepted
    } else {
      rawValue = make().text(after: "req_")
    }
  }

  package var description: String { rawValue }
}
