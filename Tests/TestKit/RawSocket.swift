internal import CLinux
internal import Glibc

/// Opens a listening socket on a free port.
enum RawSocket {
  struct Failure: Error { let operation: String, number: Int32 }

  static func listen(host: String) throws -> (descriptor: Int32, port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(operation: "socket", number: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    guard unsafe inet_pton(AF_INET, host, &address.sin_addr) == 1 else {
      throw Failure(operation: "inet_pton", number: errno)
    }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard unsafe bind(descriptor, pointer, length) == 0, Glibc.listen(descriptor, 128) == 0 else {
          return Int32(-1)
        }
        return unsafe getsockname(descriptor, pointer, &length)
      }
    }
    guard code == 0 else { throw Failure(operation: "bind", number: errno) }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }
}

/// A detached thread for work that blocks.
enum RawThread {
  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  static func start(_ body: @escaping @Sendable () -> Void) {
    let context = unsafe Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, context.toOpaque())
    if code == 0 {
      pthread_detach(thread)
    } else {
      unsafe context.release()
    }
  }
}
