import CLinux
import Glibc
import Platform
import Synchronization
import TestKit

/// One of the built executables as a real process, which a test can stop, kill and hold still, and which never outlives
/// the tests: a shell stands beside it, and kills it when the tests' end of a socket closes.
final class ServiceProcess: Sendable {
  /// How a process ended: its exit code, or 128 and the signal that ended it.
  struct Ending: Sendable {
    let code: Int
    let after: Duration
  }

  let name: String
  let environment: [String: String]
  private let directory: String
  /// Another program than the built executable of this name, and what it is told.
  private let program: String?
  private let arguments: [String]
  private let current = Mutex<Run?>(nil)

  init(
    _ name: String, environment: [String: String], directory: String, program: String? = nil, arguments: [String] = []
  ) {
    self.name = name
    self.environment = environment
    self.directory = directory
    self.program = program
    self.arguments = arguments
  }

  deinit { current.withLock { $0 }?.end() }

  /// Starts it; `Stack` waits for its health.
  func start() async throws {
    let program = try self.program ?? "\(Self.binaries())/\(name)"
    guard unsafe access(program, X_OK) == 0 else {
      throw TestServerError(description: "\(program) is not built; build the whole package, or set WAE_BINARIES.")
    }
    let run = try Run([program] + arguments, environment: environment, directory: directory, log: logPath)
    current.withLock { $0 = run }
    guard await eventually({ run.pid != nil }) else {
      throw TestServerError(description: "\(name) did not start.")
    }
  }

  /// The process id; nil when it has never been started or has ended.
  var pid: pid_t? { current.withLock { $0 }?.livingPID }

  /// Asks it to stop, and waits until it has.
  func terminate(within limit: Duration = .seconds(20)) async throws -> Ending {
    try await end(SIGTERM, within: limit)
  }

  /// Ends it as a crash of the machine would: at once, with no word.
  @discardableResult
  func kill() async throws -> Ending { try await end(SIGKILL, within: .seconds(10)) }

  /// Waits until it has ended by itself.
  func ended(within limit: Duration = .seconds(60)) async throws -> Ending { try await end(nil, within: limit) }

  /// Holds it still, as a hung machine would be, until `resume`.
  func pause() { signal(SIGSTOP) }
  func resume() { signal(SIGCONT) }

  /// What it has logged in all its lives.
  var log: String {
    guard let file = unsafe fopen(logPath, "r") else { return "" }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer.prefix(count)
    }
  }

  private var logPath: String { "\(directory)/\(name).log" }

  private func end(_ number: Int32?, within limit: Duration) async throws -> Ending {
    guard let run = current.withLock({ $0 }) else { throw TestServerError(description: "\(name) was never started.") }
    let start = ContinuousClock.now
    if let number { signal(number) }
    guard await eventually(within: limit, { run.code != nil }), let code = run.code else {
      let cause = number.map { "signal \($0)" } ?? "it should have"
      throw TestServerError(description: "\(name) has not ended \(limit) after \(cause).")
    }
    return Ending(code: code, after: ContinuousClock.now - start)
  }

  private func signal(_ number: Int32) {
    guard let pid else { return }
    Glibc.kill(pid, number)
  }

  /// Where the executables are: beside the test binary, which SwiftPM builds into the same folder.
  private static func binaries() throws -> String {
    if let given = unsafe getenv("WAE_BINARIES") { return unsafe String(cString: given) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return 0 }
      return unsafe readlink("/proc/self/exe", start, bytes.count)
    }
    guard count > 0 else { throw TestServerError(description: "/proc/self/exe cannot be read; set WAE_BINARIES.") }
    let path = String(decoding: buffer.prefix(count), as: UTF8.self)
    return "/" + path.split(separator: "/").dropLast().joined(separator: "/")
  }
}

/// One life of a process, from its start to its end.
private final class Run: Sendable {
  private struct State {
    var pid: pid_t?
    var code: Int?
  }

  private let socket: Int32
  private let state = Mutex(State())

  init(_ command: [String], environment: [String: String], directory: String, log: String) throws {
    var ends: [Int32] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw TestServerError(description: "socketpair: error \(errno)")
    }
    defer { close(ends[1]) }
    let farewell = TemporaryDirectory.isKept ? ":" : "rm -rf \(directory)"
    let words = command.map { "'\($0)'" }.joined(separator: " ")
    // In a folder of its own, so that no .env of a developer is read.
    let script = """
      cd \(directory) || exit
      exec 3<&0 </dev/null
      \(words) </dev/null >>\(log) 2>&1 3<&- & pid=$!
      echo pid $pid
      (while read -r word; do :; done; kill -KILL $pid; \(farewell)) <&3 >/dev/null 2>&1 & guard=$!
      exec 3<&-
      wait $pid
      code=$?
      kill $guard
      echo code $code
      """
    do {
      let shell = try Shell.spawn(script, socket: ends[1], environment: environment)
      socket = ends[0]
      try HelperThread.run { [self] in follow(shell) }
    } catch {
      close(ends[0])
      throw error
    }
  }

  var pid: pid_t? { state.withLock { $0.pid } }
  var livingPID: pid_t? { state.withLock { $0.code == nil ? $0.pid : nil } }
  var code: Int? { state.withLock { $0.code } }

  /// Closing our end makes the shell kill the process; its thread sees the end and takes the shell back.
  func end() { shutdown(socket, Int32(SHUT_RDWR)) }

  /// Reads what the shell tells, until it has ended.
  private func follow(_ shell: pid_t) {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      let count = unsafe read(socket, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      text += buffer.prefix(count)
      note(String(decoding: text, as: UTF8.self))
    }
    close(socket)
    var status: Int32 = 0
    while unsafe waitpid(shell, &status, 0) < 0 && errno == EINTR {}
  }

  private func note(_ text: String) {
    // What comes after the last line break may be half a number.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for line in lines {
      let words = line.split(separator: " ")
      guard words.count == 2, let number = words.last.flatMap({ Int($0) }) else { continue }
      state.withLock { state in
        if words.first == "pid" { state.pid = pid_t(truncatingIfNeeded: number) } else { state.code = number }
      }
    }
  }
}
