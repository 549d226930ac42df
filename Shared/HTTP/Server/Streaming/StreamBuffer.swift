/// The bytes of a streamed body between the handler that writes them and the socket that takes them.
struct StreamBuffer {
  private var bytes: [UInt8] = []
  private var start = 0
  /// nil while more may come.
  private(set) var end: End?

  enum End {
    case complete
    /// The body is not whole: the connection must be cut so that the client knows.
    case broken
  }

  var count: Int { bytes.count - start }
  var hasNews: Bool { count > 0 || end != nil }

  mutating func append(_ more: [UInt8]) {
    guard end == nil else { return }
    if start == bytes.count {
      bytes = more
      start = 0
    } else {
      bytes.append(contentsOf: more)
    }
  }

  mutating func finish(_ how: End) {
    if end == nil { end = how }
  }

  /// Moves out what fits.
  mutating func take(into target: UnsafeMutableRawBufferPointer) -> Int {
    let length = min(count, target.count)
    guard length > 0 else { return 0 }
    unsafe bytes.withUnsafeBytes { source in
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[start..<start + length]))
    }
    start += length
    if start == bytes.count {
      bytes = []
      start = 0
    } else if start > 1 << 20 {
      bytes.removeFirst(start)
      start = 0
    }
    return length
  }
}
