import CLinux
import Glibc
import TestKit

/// A bare TCP connection to a service, for what no HTTP client would send.
enum RawClient {
  /// Sends the bytes, and reads what comes back until the other side closes or has been silent for the given time.
  static func exchange(
    port: Int, _ bytes: [UInt8], closesAfterSending: Bool = false, silence: Duration = .seconds(3)
  ) async throws -> String {
    try await onHelperThread {
      let connection = try connect(port: port)
      defer { close(connection) }
      var rest = bytes[...]
      // A service that refuses a request in the middle closes: what it said before is still to be read.
      while !rest.isEmpty {
        let count = unsafe rest.withUnsafeBytes { buffer in
          unsafe send(connection, buffer.baseAddress, min(buffer.count, 1 << 16), Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { break }
        rest = rest.dropFirst(count)
      }
      if closesAfterSending { shutdown(connection, Int32(SHUT_WR)) }
      return String(decoding: readAll(connection, silence: silence), as: UTF8.self)
    }
  }

  static func exchange(port: Int, _ text: String, closesAfterSending: Bool = false) async throws -> String {
    try await exchange(port: port, Array(text.utf8), closesAfterSending: closesAfterSending)
  }

  /// Opens connections and drops them: some at once, some after half a request, some with a reset.
  static func openAndDrop(port: Int, count: Int) async throws {
    try await onHelperThread {
      let half = Array("POST /workflow/execute HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"us".utf8)
      var open: [Int32] = []
      defer { open.forEach { close($0) } }
      for number in 0..<count {
        let connection = try connect(port: port)
        if number % 3 > 0 { _ = unsafe send(connection, half, half.count, Int32(MSG_NOSIGNAL)) }
        if number % 3 == 2 {
          var linger = linger(l_onoff: 1, l_linger: 0)
          let size = socklen_t(MemoryLayout.size(ofValue: linger))
          _ = unsafe setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, size)
        }
        open.append(connection)
        if open.count == 500 {
          open.forEach { close($0) }
          open = []
        }
      }
    }
  }

  private static func connect(port: Int) throws -> Int32 {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard connection >= 0 else { throw TestServerError(description: "socket: error \(errno)") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let code = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe Glibc.connect(connection, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else {
      close(connection)
      throw TestServerError(description: "connect: error \(errno)")
    }
    return connection
  }

  private static func readAll(_ connection: Int32, silence: Duration) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let milliseconds = Int32(truncatingIfNeeded: silence.components.seconds * 1000)
    while true {
      var state = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&state, 1, milliseconds) == 1 else { return bytes }
      let count = unsafe recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
  }
}
