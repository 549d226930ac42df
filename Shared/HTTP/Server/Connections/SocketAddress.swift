internal import CMicrohttpd
internal import Glibc

/// Addresses as text: where to listen, and who calls.
enum SocketAddress {
  /// The address without the port; empty for what is neither IPv4 nor IPv6.
  static func text(of address: UnsafePointer<sockaddr>?) -> String {
    guard let address = unsafe address else { return "" }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = unsafe Int32(address.pointee.sa_family)
    // The family says which of the two structures it is.
    let raw = unsafe UnsafeRawPointer(address)
    let result =
      switch family {
      case AF_INET:
        unsafe inet_ntop(
          family, raw + (MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 0), &text, socklen_t(text.count))
      case AF_INET6:
        unsafe inet_ntop(
          family, raw + (MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 0), &text, socklen_t(text.count))
      default: unsafe UnsafePointer<CChar>?.none
      }
    guard unsafe result != nil else { return "" }
    let name = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // What a socket for both families calls an IPv4 caller.
    return name.hasPrefix("::ffff:") ? String(name.dropFirst(7)) : name
  }

  static func port(of descriptor: Int32) -> Int? {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let isKnown = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(descriptor, $0, &length) }
    }
    guard isKnown == 0 else { return nil }
    // The port has the same place in both structures.
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        Int(UInt16(bigEndian: unsafe $0.pointee.sin_port))
      }
    }
  }
}
