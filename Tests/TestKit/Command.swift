internal import Glibc

/// Runs a program of the system to its end.
package enum Command {
  package struct Failure: Error { package let status: Int32 }

  /// Returns what it printed. Throws when it fails.
  package static func run(_ words: String...) async throws -> String {
    try await OwnThread.run {
      let command = words.map {
        "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
      }
      guard let pipe = unsafe popen(command.joined(separator: " ") + " 2>/dev/null", "r") else {
        throw Failure(status: -1)
      }
      var output: [UInt8] = []
      while case let byte = unsafe fgetc(pipe), byte != EOF { output.append(UInt8(truncatingIfNeeded: byte)) }
      let status = unsafe pclose(pipe)
      guard status == 0 else { throw Failure(status: status) }
      return String(decoding: output, as: UTF8.self)
    }
  }
}
