internal import CLinux
internal import Glibc

/// An address as a number, so that a network can be asked whether it holds it.
///
/// An IPv4 address that comes in the clothes of IPv6 (`::ffff:127.0.0.1`) is the IPv4 address.
package enum IPAddress: Sendable, Hashable {
  case v4(UInt32)
  case v6(high: UInt64, low: UInt64)

  /// Reads the usual text forms; nil for anything else, also for `127.1` and `0x7f000001`.
  package init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if unsafe inet_pton(AF_INET, text, &four) == 1 {
      self = .v4(UInt32(bigEndian: four.s_addr))
    } else if unsafe inet_pton(AF_INET6, text, &six) == 1 {
      self.init(bytes: unsafe withUnsafeBytes(of: &six) { unsafe Array($0) })
    } else {
      return nil
    }
  }

  /// From the 16 bytes of an IPv6 address in network order; missing ones count as zero.
  init(bytes: [UInt8]) {
    let number = bytes.prefix(16).reduce(into: (high: UInt64(0), low: UInt64(0))) { number, byte in
      number = (number.high << 8 | number.low >> 56, number.low << 8 | UInt64(byte))
    }
    if number.high == 0 && number.low >> 32 == 0xFFFF {
      self = .v4(UInt32(truncatingIfNeeded: number.low))
    } else {
      self = .v6(high: number.high, low: number.low)
    }
  }

  /// From a socket address; nil for families other than IPv4 and IPv6.
  ///
  /// - Parameter address: as long as its family says: the C library promises that.
  init?(family: Int32, address: UnsafeRawPointer) {
    switch family {
    case AF_INET:
      let socket = unsafe address.loadUnaligned(as: sockaddr_in.self)
      self = .v4(UInt32(bigEndian: socket.sin_addr.s_addr))
    case AF_INET6:
      var socket = unsafe address.loadUnaligned(as: sockaddr_in6.self)
      self.init(bytes: unsafe withUnsafeBytes(of: &socket.sin6_addr) { unsafe Array($0) })
    default: return nil
    }
  }
}
