internal import CLinux
internal import Glibc
internal import Platform

/// A port that takes connections and never says a word: a hung host.
package final class SilentListener: Sendable {
  package let port: Int
  private let descriptor: Int32

  package init() throws {
    (descriptor, port) = try boundLoopbackSocket()
    guard listen(descriptor, 16) == 0 else { throw TestServerError(description: "listen: error \(errno)") }
  }

  deinit { close(descriptor) }
}

/// A port that refuses connections, and that nobody else gets meanwhile.
package final class ClosedPort: Sendable {
  package let port: Int
  private let descriptor: Int32

  package init() throws { (descriptor, port) = try boundLoopbackSocket() }

  deinit { close(descriptor) }
}

/// A port of the loopback that was free a moment ago.
package func freeLoopbackPort() throws -> Int {
  let (descriptor, port) = try boundLoopbackSocket()
  close(descriptor)
  return port
}

private func boundLoopbackSocket() throws -> (descriptor: Int32, port: Int) {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  guard descriptor >= 0 else { throw TestServerError(description: "socket: error \(errno)") }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
      unsafe bind(descriptor, generic, length) == 0 ? unsafe getsockname(descriptor, generic, &length) : -1
    }
  }
  guard code == 0 else {
    close(descriptor)
    throw TestServerError(description: "bind: error \(errno)")
  }
  return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
}

/// A port that sends the same bytes to everyone who connects, whatever they say, and then only listens.
package final class CannedServer: Sendable {
  package let port: Int
  private let descriptor: Int32

  package init(answer: [UInt8]) throws {
    (descriptor, port) = try boundLoopbackSocket()
    guard listen(descriptor, 64) == 0 else { throw TestServerError(description: "listen: error \(errno)") }
    // Ends when the descriptor is shut down.
    try HelperThread.run { [descriptor] in
      while true {
        let peer = accept(descriptor, nil, nil)
        guard peer >= 0 else { return }
        _ = unsafe send(peer, answer, answer.count, Int32(MSG_NOSIGNAL))
        // Read to its end on a thread of its own, so that the next one is served meanwhile.
        try? HelperThread.run {
          var buffer = [UInt8](repeating: 0, count: 4096)
          while unsafe recv(peer, &buffer, buffer.count, 0) > 0 {}
          close(peer)
        }
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}
