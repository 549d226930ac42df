import CLinux
import Glibc
import Platform
import TestKit

/// A folder for the logs of a stack; it goes with its object, or with the test process. Set `WAE_KEEP_LOGS` to keep it.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    path = "/tmp/wae-end-to-end-\(getpid())-\(SecureRandom.hex(bytes: 4))"
    guard unsafe mkdir(path, 0o755) == 0 else { throw TestServerError(description: "mkdir \(path): error \(errno)") }
  }

  static var isKept: Bool { unsafe getenv("WAE_KEEP_LOGS") != nil }

  deinit {
    guard !Self.isKept else { return }
    for part in Stack.Part.allCases { unsafe unlink("\(path)/\(part.rawValue).log") }
    unsafe rmdir(path)
  }
}
