internal import CLinux
internal import Glibc
internal import Synchronization

/// A server that answers exactly the bytes a test scripts, however wrong: cut, slow, endless, or nothing at all.
///
/// Each connection has a thread of its own, on which the script runs and may block. The connection is closed when the
/// script returns. It stops when it is released, or by `stop`.
package final class RawServer: Sendable {
  package typealias Script = @Sendable (RawConnection) -> Void

  private let listener: RawListener
  package let host: String
  package let port: Int

  /// Listens on a free port of a loopback address (Linux has all of 127.0.0.0/8).
  package init(host: String = "127.0.0.1", _ script: @escaping Script) throws {
    let listener = try RawListener(host: host, script)
    self.listener = listener
    self.host = host
    port = listener.port
    RawThread.start { listener.run() }
  }

  deinit { listener.stop() }

  package var url: String { "http://\(host):\(port)" }

  /// The requests that scripts have read, from all connections, in the order of arrival.
  package var requests: [RawRequest] { listener.requests }
  package var connectionCount: Int { listener.connectionCount }

  /// Closes the listening socket: from now on connections are refused. Open ones stay.
  package func stop() { listener.stop() }
}

/// The listening socket, which its thread holds: the server may go while the thread waits.
final class RawListener: Sendable {
  private struct State {
    var requests: [RawRequest] = []
    var connectionCount = 0
    var isStopped = false
  }

  private let descriptor: Int32
  private let script: RawServer.Script
  private let state = Mutex(State())
  let port: Int

  init(host: String, _ script: @escaping RawServer.Script) throws {
    self.script = script
    (descriptor, port) = try RawSocket.listen(host: host)
  }

  deinit { close(descriptor) }

  var requests: [RawRequest] { state.withLock { $0.requests } }
  var connectionCount: Int { state.withLock { $0.connectionCount } }

  func add(_ request: RawRequest) { state.withLock { $0.requests.append(request) } }

  func stop() {
    state.withLock { $0.isStopped = true }
    // Wakes the thread out of `accept`.
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  func run() {
    while true {
      let accepted = accept(descriptor, nil, nil)
      // A child process of another test would keep the connection open for us.
      _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
      let (number, isStopped) = state.withLock { state in
        if accepted >= 0 { state.connectionCount += 1 }
        return (state.connectionCount, state.isStopped)
      }
      guard accepted >= 0 else {
        if isStopped { return }
        continue
      }
      let connection = RawConnection(descriptor: accepted, number: number, listener: self)
      RawThread.start { [script] in
        script(connection)
        connection.close()
      }
    }
  }
}
