internal import CLinux

/// What a descriptor is watched for, and what it is ready for.
package struct Readiness: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let readable = Readiness(rawValue: 1)
  package static let writable = Readiness(rawValue: 2)
  /// The peer closed or the descriptor failed. Always reported, never asked for.
  package static let hangup = Readiness(rawValue: 4)

  var epollMask: UInt32 {
    var mask: UInt32 = 0
    if contains(.readable) { mask |= EPOLLIN.rawValue | EPOLLRDHUP.rawValue }
    if contains(.writable) { mask |= EPOLLOUT.rawValue }
    return mask
  }

  init(epollMask mask: UInt32) {
    var readiness: Readiness = []
    if mask & EPOLLIN.rawValue != 0 { readiness.insert(.readable) }
    if mask & EPOLLOUT.rawValue != 0 { readiness.insert(.writable) }
    if mask & (EPOLLHUP.rawValue | EPOLLERR.rawValue | EPOLLRDHUP.rawValue) != 0 {
      // A reader learns of the end by reading: an error or an end of file waits there.
      readiness.formUnion([.hangup, .readable])
    }
    self = readiness
  }
}

/// One `watch` of one descriptor; never used again, so a late event of a closed descriptor finds nobody.
package struct WatchID: Hashable, Sendable { let rawValue: UInt64 }

/// One scheduled timer; never used again.
package struct TimerID: Hashable, Sendable { let rawValue: UInt64 }

/// The operating system refused what the reactor needs.
package struct ReactorError: Error, Sendable, CustomStringConvertible {
  package let operation: String
  package let errno: Int32
  package var description: String { "\(operation) failed with error \(errno)" }
}
