/// Comparing strings as JSON does: by their UTF-8 bytes. Swift's own `==` takes "é" and "e\u{301}" for equal.
extension String {
  @inline(__always)
  func hasSameBytes(as other: String) -> Bool {
    let count = utf8.count
    guard count == other.utf8.count else { return false }
    // Two strings of the same two words are the same string: the same few bytes inline, or the same storage. That
    // decides nearly every key, because short strings are kept inline.
    let ours = unsafe unsafeBitCast(self, to: (UInt64, UInt64).self)
    let theirs = unsafe unsafeBitCast(other, to: (UInt64, UInt64).self)
    if ours == theirs { return true }
    return hasSameBytesInStorage(as: other, count: count)
  }

  private func hasSameBytesInStorage(as other: String, count: Int) -> Bool {
    let result = unsafe utf8.withContiguousStorageIfAvailable { ours in
      unsafe other.utf8.withContiguousStorageIfAvailable { theirs in
        unsafe UnsafeRawBufferPointer(ours).hasSameBytes(as: UnsafeRawBufferPointer(theirs))
      }
    }
    // Nil only for strings whose storage is elsewhere, which nothing here makes.
    return (result ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}

extension UnsafeRawBufferPointer {
  /// Eight bytes at a time; both are of the same length.
  @inline(__always)
  fileprivate func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    let end = Swift.min(count, other.count)
    var place = 0
    while end - place >= 8 {
      // Eight bytes are there in both by the check.
      let ours = unsafe loadUnaligned(fromByteOffset: place, as: UInt64.self)
      guard unsafe ours == other.loadUnaligned(fromByteOffset: place, as: UInt64.self) else { return false }
      place += 8
    }
    while place < end {
      guard unsafe self[place] == other[place] else { return false }
      place += 1
    }
    return true
  }
}
