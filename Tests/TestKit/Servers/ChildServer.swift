internal import CLinux
internal import Glibc
internal import Synchronization

/// A server that a test starts, and that never outlives the test process, however that ends: a shell stands between
/// the two, holds one end of a pipe, and when the other end closes it kills the server and removes its files.
package final class ChildServer: Sendable {
  private struct State {
    var shell: pid_t?
    var pipe: Int32 = -1
  }

  private let script: String
  private let state = Mutex(State())

  /// - Parameter command: shell words that become the server (`exec` is put before them); its output goes where they
  ///   say.
  /// - Parameter signal: what ends it at once, together with its children. It is killed if that does not help.
  package init(command: String, signal: String, whenGone: String = "") {
    // An own process group: a Ctrl-C in the terminal must reach the test, not the shell that cleans up after it.
    script = """
      (exec \(command)) </dev/null &
      server=$!
      cat >/dev/null
      kill -\(signal) $server 2>/dev/null
      (sleep 5; kill -KILL $server) 2>/dev/null &
      wait $server 2>/dev/null
      kill $! 2>/dev/null
      \(whenGone)
      """
  }

  deinit { stop() }

  package func start() throws {
    // A pair of sockets, because those can be made close-on-exec from the first moment: another child that
    // inherited our end would keep the shell waiting.
    var ends: [Int32] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw TestServerError(description: "socketpair: error \(errno)")
    }
    defer { close(ends[0]) }
    do {
      let shell = try Shell.spawn(script, standardInput: ends[0])
      let ours = ends[1]
      state.withLock { $0 = State(shell: shell, pipe: ours) }
    } catch {
      close(ends[1])
      throw error
    }
  }

  /// Kills the server as a power cut would, and returns when it is gone.
  package func stop() {
    let old = state.withLock { state in
      defer { state = State() }
      return state
    }
    guard let shell = old.shell else { return }
    close(old.pipe)
    var status: Int32 = 0
    while unsafe waitpid(shell, &status, 0) < 0 && errno == EINTR {}
  }
}

/// A real server that a test needs did not start or did not answer.
package struct TestServerError: Error, CustomStringConvertible {
  package let description: String
  package init(description: String) { self.description = description }
}
