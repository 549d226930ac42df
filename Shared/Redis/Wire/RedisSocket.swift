internal import Glibc

/// A non-blocking stream socket. Owns its descriptor.
final class RedisSocket {
  enum ReadResult { case bytes(Int), nothing, end }

  let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Begins to connect; the socket becomes writable when it is decided.
  ///
  /// - Parameter address: numeric.
  static func connecting(toAddress address: String, port: Int) throws(RedisError) -> RedisSocket {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    // Numeric, so that this never asks a name server.
    unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(address, String(port), &hints, &list) == 0, let entry = unsafe list else {
      throw RedisError(.unavailable, "\(address) is not an address.")
    }
    defer { unsafe freeaddrinfo(list) }
    let socket = try open(family: unsafe entry.pointee.ai_family)
    socket.tune()
    return try socket.connect(
      code: unsafe Glibc.connect(
        socket.descriptor, entry.pointee.ai_addr, entry.pointee.ai_addrlen))
  }

  /// - Parameter path: shorter than the 108 bytes of the kernel's structure.
  static func connecting(toPath path: String) throws(RedisError) -> RedisSocket {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8.prefix(107))
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    let socket = try open(family: AF_UNIX)
    let code = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(socket.descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    return try socket.connect(code: code)
  }

  /// Zero when the connection stands.
  var pendingError: Int32 {
    var code: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    return unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length) == 0 ? code : errno
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> ReadResult {
    let count = unsafe Glibc.recv(descriptor, buffer.baseAddress, buffer.count, 0)
    if count > 0 { return .bytes(count) }
    if count < 0 && (errno == EAGAIN || errno == EINTR) { return .nothing }
    return .end
  }

  /// How many bytes were taken; nil when the connection is gone.
  func write(_ bytes: ArraySlice<UInt8>) -> Int? {
    let count = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count >= 0 { return count }
    return errno == EAGAIN || errno == EINTR ? 0 : nil
  }

  private static func open(family: Int32) throws(RedisError) -> RedisSocket {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(family, kind, 0)
    guard descriptor >= 0 else { throw RedisError(.unavailable, "No socket is to be had: error \(errno).") }
    return RedisSocket(descriptor: descriptor)
  }

  private func connect(code: Int32) throws(RedisError) -> RedisSocket {
    // EAGAIN is a Unix socket whose queue is full.
    guard code == 0 || errno == EINPROGRESS else {
      throw RedisError(.unavailable, "Redis cannot be reached: error \(errno).")
    }
    return self
  }

  /// Small commands go at once, and a peer that vanished without a word is found out within half a minute.
  private func tune() {
    for (level, option, value) in [
      (Int32(IPPROTO_TCP), TCP_NODELAY, Int32(1)), (SOL_SOCKET, SO_KEEPALIVE, 1),
      (Int32(IPPROTO_TCP), TCP_KEEPIDLE, 10),
      (Int32(IPPROTO_TCP), TCP_KEEPINTVL, 5), (Int32(IPPROTO_TCP), TCP_KEEPCNT, 3),
      (Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, 15_000),
    ] {
      var value = value
      // An option that the kernel refuses costs only its benefit.
      _ = unsafe setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }
  }
}
