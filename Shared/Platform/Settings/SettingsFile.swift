internal import Glibc

/// Reads a small text file without Foundation.
enum SettingsFile {
  private static let maximumBytes = 1 << 20

  /// Nil when there is no such file.
  static func text(at path: String) throws(SettingsError) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw unreadable(path)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while bytes.count <= maximumBytes {
      let count = unsafe read(descriptor, &buffer, buffer.count)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      guard count > 0 else { throw unreadable(path) }
      bytes.append(contentsOf: buffer.prefix(count))
    }
    throw unreadable(path)
  }

  private static func unreadable(_ path: String) -> SettingsError {
    SettingsError(
      variable: path,
      message: "The settings file \(path) cannot be read; make it a readable text file below 1 MiB, or remove it")
  }
}
