/// Finds the end of a run of characters that stand for themselves in a JSON string, eight bytes at a time: most
/// strings are one such run, for the reader and the writer alike.
enum PlainRun {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The first place from `place` on with a quote, a backslash, a control character or (where asked) a byte beyond
  /// ASCII; the text's end when there is none.
  @inline(__always)
  static func end(in text: UnsafeRawBufferPointer, from place: Int, stoppingAtNonASCII: Bool) -> Int {
    let end = text.count
    var place = place
    while end - place >= 8 {
      // Eight bytes are there by the check.
      let word = unsafe UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let marks = marks(word, stoppingAtNonASCII: stoppingAtNonASCII)
      if marks != 0 { return place + marks.trailingZeroBitCount / 8 }
      place += 8
    }
    while place < end {
      let byte = unsafe text.load(fromByteOffset: place, as: UInt8.self)
      if byte == 0x22 || byte == 0x5C || byte < 0x20 || (stoppingAtNonASCII && byte >= 0x80) { break }
      place += 1
    }
    return place
  }

  /// The lowest high bit set marks the first such byte. Marks above the first may be wrong; the first never is.
  @inline(__always)
  private static func marks(_ word: UInt64, stoppingAtNonASCII: Bool) -> UInt64 {
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let control = (word &- ones &* 0x20) & ~word
    let found = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | control
    return (stoppingAtNonASCII ? found | word : found) & highBits
  }
}
