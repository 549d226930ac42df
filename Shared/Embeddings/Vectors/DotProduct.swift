/// The sum of the products of two vectors, sixteen numbers at a time.
enum DotProduct {
  /// Both have as many numbers as the shorter one.
  static func of(_ left: UnsafeBufferPointer<Float>, _ right: UnsafeBufferPointer<Float>) -> Float {
    let count = min(left.count, right.count)
    guard count > 0, let left = left.baseAddress, let right = right.baseAddress else { return 0 }
    return unsafe of(UnsafeRawPointer(left), UnsafeRawPointer(right), count: count)
  }

  /// - Parameter count: how many numbers both pointers have; the caller's promise.
  @inline(__always)
  static func of(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Float {
    var first = SIMD8<Float>(repeating: 0)
    var second = SIMD8<Float>(repeating: 0)
    let whole = count / 16 * 16
    var place = 0
    while place < whole {
      let offset = place * 4
      unsafe first +=
        left.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
        * right.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
      unsafe second +=
        left.loadUnaligned(fromByteOffset: offset + 32, as: SIMD8<Float>.self)
        * right.loadUnaligned(fromByteOffset: offset + 32, as: SIMD8<Float>.self)
      place += 16
    }
    var sum = (first + second).sum()
    while place < count {
      unsafe sum +=
        left.loadUnaligned(fromByteOffset: place * 4, as: Float.self)
        * right.loadUnaligned(fromByteOffset: place * 4, as: Float.self)
      place += 1
    }
    return sum
  }
}
