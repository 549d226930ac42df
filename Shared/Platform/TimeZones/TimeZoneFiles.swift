internal import Glibc
internal import Synchronization

/// Hands out the system's time zone files by IANA name, so that the models library can compute local times without
/// touching the file system. A name from outside can never leave the directory.
package final class TimeZoneFiles: Sendable {
  private static let maximumBytes = 1 << 20

  private let directory: String
  private let cache = Mutex<[String: [UInt8]]>([:])

  package init(directory: String = "/usr/share/zoneinfo") {
    self.directory = directory
  }

  /// The TZif bytes of a zone such as `Europe/Paris`. Each file is read once.
  package func bytes(ofZone name: String) throws(TimeZoneFilesError) -> [UInt8] {
    guard Self.isWellFormed(name) else { throw TimeZoneFilesError(zone: name) }
    if let bytes = cache.withLock({ $0[name] }) { return bytes }
    // The magic tells zones from what else lies in the directory (`zone.tab`, `leapseconds`).
    guard let bytes = Self.read("\(directory)/\(name)"), bytes.starts(with: Array("TZif".utf8)) else {
      throw TimeZoneFilesError(zone: name)
    }
    cache.withLock { $0[name] = bytes }
    return bytes
  }

  /// Letters, digits, `_`, `+` and `-` in up to three parts. No part can be `..` because no dot is allowed, and
  /// `right/…` is refused because its clocks count leap seconds.
  static func isWellFormed(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), name.utf8.count <= 64, parts.first != "right" else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while bytes.count <= maximumBytes {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else { return nil }
      bytes.append(contentsOf: buffer.prefix(count))
    }
    return nil
  }
}

/// A zone that this machine does not know.
package struct TimeZoneFilesError: Error, Sendable, Hashable {
  package let zone: String

  package var message: String {
    "There is no time zone called \"\(zone.prefix(64))\"; give an IANA name such as \"Europe/Paris\" or \"UTC\"."
  }
}
