internal import CLinux
internal import Glibc
internal import Synchronization

/// A server that a test starts and stops, and that never outlives the test process, however that ends: a shell stands
/// between the two and does what it is told over a socket; when the socket closes, it ends the server and removes its
/// files.
package final class ChildServer: Sendable {
  private let socket: Int32
  private let shell: pid_t
  /// One word at a time.
  private let turn = Mutex(())

  /// - Parameters:
  ///   - prepare: shell lines that run before the server's first start.
  ///   - command: shell words that become the server (`exec` is put before them).
  ///   - signal: what ends it at once, together with its children. It is killed if that does not help.
  ///   - directory: removed at the end.
  package init(prepare: String = "", command: String, signal: String, directory: String) throws {
    // A pair of sockets, because those can be made close-on-exec from the first moment: another child that
    // inherited our end would keep the shell from noticing that we are gone.
    var ends: [Int32] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw TestServerError(description: "socketpair: error \(errno)")
    }
    defer { close(ends[1]) }
    let script = """
      quit() {
        [ -n "$server" ] || return
        kill -\(signal) $server 2>/dev/null
        (sleep 5; kill -KILL $server) </dev/null >/dev/null 2>&1 &
        impatient=$!
        wait $server 2>/dev/null
        kill $impatient
        server=
      }
      mkdir -m 755 \(directory)
      { \(prepare.isEmpty ? ":" : prepare)
      } </dev/null >>\(directory)/log 2>&1
      while read -r word; do
        case $word in
          start) (exec \(command)) </dev/null >>\(directory)/log 2>&1 & server=$! ;;
          stop) quit ;;
        esac
        echo
      done
      quit
      rm -rf \(directory)
      """
    do {
      shell = try Shell.spawn(script, socket: ends[1])
      socket = ends[0]
    } catch {
      close(ends[0])
      throw error
    }
  }

  deinit {
    close(socket)
    var status: Int32 = 0
    while unsafe waitpid(shell, &status, 0) < 0 && errno == EINTR {}
  }

  /// Returns when the server has been started, not when it answers.
  package func start() async throws { try await tell("start") }

  /// Ends the server as a crash would, and returns when it is gone.
  package func stop() async throws { try await tell("stop") }

  private func tell(_ word: String) async throws {
    try await onHelperThread { [self] in
      try turn.withLock { _ in
        let line = Array("\(word)\n".utf8)
        var answer: UInt8 = 0
        guard unsafe write(socket, line, line.count) == line.count, unsafe read(socket, &answer, 1) == 1 else {
          throw TestServerError(description: "The shell that looks after a server is gone.")
        }
      }
    }
  }
}

/// A real server that a test needs did not start or did not answer.
package struct TestServerError: Error, CustomStringConvertible {
  package let description: String
  package init(description: String) { self.description = description }
}
