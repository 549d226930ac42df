/// A network, such as `10.0.0.0/8` or `fd00::/8`; an address alone is a network of one.
package struct CIDR: Sendable, Hashable {
  private let address: IPAddress
  private let prefix: Int

  /// Nil for anything that is not an address with, perhaps, a prefix length that it can have.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = IPAddress(String(first)) else { return nil }
    var prefix = address.bits
    if let last = parts.dropFirst().first {
      guard last.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(last), length <= address.bits
      else { return nil }
      prefix = length
    }
    self.address = address
    self.prefix = prefix
  }

  package func contains(_ other: IPAddress) -> Bool {
    switch (address, other) {
    case (.v4(let mine), .v4(let theirs)): Self.agree(UInt64(mine) << 32, UInt64(theirs) << 32, bits: prefix)
    case (.v6(let high, let low), .v6(let otherHigh, let otherLow)):
      Self.agree(high, otherHigh, bits: min(prefix, 64)) && Self.agree(low, otherLow, bits: max(0, prefix - 64))
    case (.v4, .v6), (.v6, .v4): false
    }
  }

  /// Whether the first bits are the same.
  private static func agree(_ one: UInt64, _ other: UInt64, bits: Int) -> Bool {
    // Shifting by 64, as for no bits at all, gives 0 in Swift.
    (one ^ other) >> (64 - bits) == 0
  }
}

extension IPAddress {
  fileprivate var bits: Int {
    switch self {
    case .v4: 32
    case .v6: 128
    }
  }
}
