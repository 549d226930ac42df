internal import CLinux
internal import Glibc

/// Runs shell scripts with nothing of ours but the path: no descriptor, no signal mask, no environment.
enum Shell {
  /// Starts a script in a process group of its own. Its output is thrown away.
  static func spawn(_ script: String, standardInput: Int32) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, standardInput, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    var noSignals = sigset_t()
    unsafe sigemptyset(&noSignals)
    unsafe posix_spawnattr_setsigmask(&attributes, &noSignals)

    let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [strdup("sh"), strdup("-c"), strdup(script), nil]
    var environment: [UnsafeMutablePointer<CChar>?] = unsafe [strdup("PATH=\(path)"), strdup("LC_ALL=C.UTF-8"), nil]
    defer {
      unsafe arguments.forEach { unsafe free($0) }
      unsafe environment.forEach { unsafe free($0) }
    }
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, &environment)
    guard code == 0 else { throw TestServerError(description: "posix_spawn: error \(code)") }
    return child
  }

  /// Runs a script to its end and throws if it fails. Blocks its thread.
  static func run(_ script: String) throws {
    let nothing = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(nothing) }
    let child = try spawn(script, standardInput: nothing)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else { throw TestServerError(description: "A script ended with status \(status): \(script)") }
  }
}
