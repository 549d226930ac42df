internal import CLinux
internal import Glibc

/// Turns host names into addresses. `getaddrinfo` blocks for as long as a name server likes, so it never runs on the
/// reactor: libpq and hiredis, which would call it there, are given addresses.
package enum HostResolver {
  /// Numeric addresses in the order of preference; empty when the name is unknown or no name server answers. Blocks.
  package static func addresses(of host: String) -> [String] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    unsafe hints.ai_family = AF_UNSPEC
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { unsafe freeaddrinfo(list) }
    var addresses: [String] = []
    var next = unsafe list
    while let entry = unsafe next {
      if let address = unsafe numericAddress(entry.pointee), !addresses.contains(address) { addresses.append(address) }
      unsafe next = entry.pointee.ai_next
    }
    return addresses
  }

  private static func numericAddress(_ entry: addrinfo) -> String? {
    guard let address = unsafe entry.ai_addr else { return nil }
    var buffer = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let code = unsafe getnameinfo(
      address, entry.ai_addrlen, &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST)
    guard code == 0 else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
