/// A place in a JSON text and what can be read there: the only code that touches the text's bytes.
///
/// Unsafe inside, safe to use: every read is checked against the end of the text, which must outlive the scanner.
@safe
struct JSONScanner: ~Copyable {
  let text: UnsafeRawBufferPointer
  /// The length of the text.
  let end: Int
  var offset = 0
  /// Where a string with escapes is put together; kept between strings.
  var scratch: [UInt8] = []

  init(_ text: UnsafeRawBufferPointer) {
    unsafe self.text = text
    end = text.count
  }

  var isAtEnd: Bool { @inline(__always) get { offset == end } }

  /// The byte here; 0, which no JSON text has outside its strings, at the end.
  var peek: UInt8 { @inline(__always) get { byte(at: offset) } }

  @inline(__always)
  func byte(at place: Int) -> UInt8 {
    // In bounds by the check; offsets are never negative.
    place < end ? unsafe text.load(fromByteOffset: place, as: UInt8.self) : 0
  }

  /// Eight bytes from a place on, the first in the lowest bits. There must be eight.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    UInt64(littleEndian: unsafe text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Steps over the byte here, which `peek` has seen.
  @inline(__always)
  mutating func advance() { offset += 1 }

  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    offset += 1
    return true
  }

  mutating func takeWord(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard end - offset >= length else { return false }
    for place in 0..<length where unsafe byte(at: offset + place) != word.utf8Start[place] { return false }
    offset += length
    return true
  }

  @inline(__always)
  mutating func skipWhitespace() {
    while peek <= 0x20, peek.isJSONWhitespace { offset += 1 }
  }

  func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(reason: reason, offset: offset) }

  func fault(_ reason: JSONFault.Reason, at offset: Int) -> JSONFault { JSONFault(reason: reason, offset: offset) }

  /// One of 64 bits for a string just read, from its length and its bytes at both ends (as written, escapes and all).
  ///
  /// Equal keys written differently would get different bits, so an escape answers every bit.
  @inline(__always)
  func fingerprint(ofStringFrom start: Int) -> UInt64 {
    if stringHadEscapes { return .max }
    let length = offset - start
    let mixed = Int(byte(at: start + 1)) &* 7 &+ Int(byte(at: offset - 2)) &* 31 &+ length
    return 1 << UInt64(truncatingIfNeeded: mixed & 63)
  }

  var stringHadEscapes = false
}
