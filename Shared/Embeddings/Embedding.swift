/// A text as a vector of length 1. A text that says nothing is the zero vector, which is near to nothing.
package struct Embedding: Sendable, Hashable {
  package let values: [Float]

  /// - Parameter direction: of any length. One that is zero, or not finite, becomes the zero vector.
  package init(_ direction: [Float]) {
    let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if length > 0, length.isFinite {
      values = direction.map { $0 / length }
    } else {
      values = [Float](repeating: 0, count: direction.count)
    }
  }

  package var isZero: Bool { values.allSatisfy { $0 == 0 } }

  /// The cosine of the angle between both, from -1 to 1; 0 for vectors of different dimensions.
  package func similarity(to other: Embedding) -> Float {
    guard values.count == other.values.count else { return 0 }
    return unsafe values.withUnsafeBufferPointer { left in
      unsafe other.values.withUnsafeBufferPointer { right in unsafe DotProduct.of(left, right) }
    }
  }

  /// The direction in the middle of all of them; nil for none, or for different dimensions.
  package static func mean(_ embeddings: [Embedding]) -> Embedding? {
    guard let first = embeddings.first, embeddings.allSatisfy({ $0.values.count == first.values.count }) else {
      return nil
    }
    var sum = first.values
    for embedding in embeddings.dropFirst() {
      for place in sum.indices { sum[place] += embedding.values[place] }
    }
    return Embedding(sum)
  }
}
