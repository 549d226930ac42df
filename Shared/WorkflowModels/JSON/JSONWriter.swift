/// Writes JSON text, whole values or piece by piece, into one growing buffer.
///
/// Commas come by themselves: `beginObject()`, `key("a")`, `int(1)`, `endObject()`. The caller keeps the pieces in a
/// sensible order; values written whole are always valid JSON. A NaN is written `null`, an infinity as the largest
/// finite number, as jq does.
@safe
package struct JSONWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) package var count = 0
  /// Whether a comma must stand before the next key or value.
  private var needsComma = false

  package init(reservingCapacity: Int = 0) {
    capacity = max(reservingCapacity, 512)
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  package var bytes: [UInt8] { unsafe [UInt8](UnsafeBufferPointer(start: base, count: count)) }

  package var text: String {
    unsafe String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  package mutating func beginObject() { open(UInt8(ascii: "{")) }
  package mutating func endObject() { close(UInt8(ascii: "}")) }
  package mutating func beginArray() { open(UInt8(ascii: "[")) }
  package mutating func endArray() { close(UInt8(ascii: "]")) }

  package mutating func key(_ key: String) {
    separate()
    quoted(key)
    raw(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ value: String) {
    separate()
    quoted(value)
  }

  package mutating func int(_ value: Int) {
    separate()
    digits(value)
  }

  package mutating func double(_ value: Double) {
    separate()
    real(value)
  }

  package mutating func bool(_ value: Bool) {
    separate()
    raw(value ? "true" : "false")
  }

  package mutating func null() {
    separate()
    raw("null")
  }

  /// A number literal that is already valid JSON.
  mutating func literal(_ digits: String) {
    separate()
    raw(digits)
  }

  @inline(__always)
  private mutating func open(_ bracket: UInt8) {
    separate()
    raw(bracket)
    needsComma = false
  }

  @inline(__always)
  private mutating func close(_ bracket: UInt8) {
    raw(bracket)
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { raw(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// Lets the next piece follow without a comma.
  mutating func skipComma() { needsComma = false }

  // MARK: Bytes

  @inline(__always)
  mutating func raw(_ byte: UInt8) {
    reserve(1)
    // In bounds by `reserve`.
    unsafe base[count] = byte
    count += 1
  }

  mutating func raw(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    reserve(length)
    unsafe (base + count).update(from: text.utf8Start, count: length)
    count += length
  }

  mutating func raw(_ text: String) {
    unsafe text.utf8Span.span.withUnsafeBufferPointer { unsafe raw($0) }
  }

  @inline(__always)
  private mutating func raw(_ run: UnsafeBufferPointer<UInt8>) {
    guard let start = run.baseAddress else { return }
    reserve(run.count)
    unsafe (base + count).update(from: start, count: run.count)
    count += run.count
  }

  mutating func quoted(_ value: String) {
    raw(UInt8(ascii: "\""))
    unsafe value.utf8Span.span.withUnsafeBufferPointer { unsafe escaped($0) }
    raw(UInt8(ascii: "\""))
  }

  /// Copies runs of plain characters whole and escapes what lies between them.
  private mutating func escaped(_ run: UnsafeBufferPointer<UInt8>) {
    let text = UnsafeRawBufferPointer(run)
    var start = 0
    while start < run.count {
      let end = unsafe PlainRun.end(in: text, from: start, stoppingAtNonASCII: false)
      unsafe raw(UnsafeBufferPointer(rebasing: run[start..<end]))
      if end < run.count { escape(unsafe run[end]) }
      start = end + 1
    }
  }

  @inline(__always)
  private mutating func reserve(_ length: Int) {
    if capacity - count < length { grow(by: length) }
  }

  @inline(never)
  private mutating func grow(by length: Int) {
    let larger = max(capacity * 2, count + length)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = larger
  }
}
