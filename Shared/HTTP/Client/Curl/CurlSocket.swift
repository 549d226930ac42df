internal import CCurl
internal import Glibc

/// Opens sockets for the library, to addresses that a policy allows.
enum CurlSocket {
  /// - Parameter isAllowed: gets nil for an address of a family that we do not know.
  static func open(
    _ address: UnsafeMutablePointer<curl_sockaddr>, if isAllowed: (IPAddress?) -> Bool
  ) -> curl_socket_t {
    guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return CURL_SOCKET_BAD }
    let family = unsafe address.pointee.family
    let raw = unsafe UnsafeRawPointer(address) + offset
    guard isAllowed(unsafe IPAddress(family: family, address: raw)) else { return CURL_SOCKET_BAD }
    return unsafe socket(
      family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
  }
}
