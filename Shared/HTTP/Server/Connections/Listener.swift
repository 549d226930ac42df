internal import Glibc

/// The socket that the server listens on. Ours and not MHD's, so that a failure says what is wrong.
struct Listener: ~Copyable {
  let descriptor: Int32
  let port: Int

  private static let backlog: Int32 = 1_024

  /// Resolves a name on the calling thread: called once, at the start.
  init(host: String, port: Int) throws(HTTPServerStartError) {
    guard let service = UInt16(exactly: port) else {
      throw HTTPServerStartError(description: "\(port) is not a port to listen on.")
    }
    var hints = unsafe addrinfo()
    unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let code = unsafe getaddrinfo(host.isEmpty ? nil : host, String(service), &hints, &found)
    guard code == 0, let first = unsafe found else {
      let reason = unsafe String(cString: gai_strerror(code))
      throw HTTPServerStartError(description: "Cannot listen on \(host): \(reason)")
    }
    defer { unsafe freeaddrinfo(first) }
    let socket = unsafe Glibc.socket(
      first.pointee.ai_family, first.pointee.ai_socktype | Int32(SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard socket >= 0 else { throw Self.error(host, port) }
    var yes: Int32 = 1
    unsafe setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard unsafe bind(socket, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0,
      listen(socket, Self.backlog) == 0, let bound = SocketAddress.port(of: socket)
    else {
      let error = Self.error(host, port)
      close(socket)
      throw error
    }
    descriptor = socket
    self.port = bound
  }

  deinit { close(descriptor) }

  /// From now on, who connects is refused.
  func refuse() {
    shutdown(descriptor, Int32(SHUT_RD))
  }

  private static func error(_ host: String, _ port: Int) -> HTTPServerStartError {
    HTTPServerStartError(
      description: "Cannot listen on \(host), port \(port): \(unsafe String(cString: strerror(errno)))")
  }
}
