/// Finds the nearest of some thousands of vectors by looking at all of them: they lie one behind the other in memory,
/// and five thousand of 256 numbers are compared in less time than an index of neighbours would need to be kept right.
package struct VectorIndex: Sendable {
  package struct Match: Sendable, Hashable {
    package let id: String
    package let score: Float

    package init(id: String, score: Float) {
      self.id = id
      self.score = score
    }
  }

  package let dimensions: Int
  private var numbers: [Float] = []
  private var ids: [String] = []
  private var places: [String: Int] = [:]

  package init(dimensions: Int) {
    self.dimensions = max(1, dimensions)
  }

  package var count: Int { ids.count }

  /// Takes the vector in, or exchanges it where the id is known. False: it has other dimensions, and nothing changed.
  @discardableResult
  package mutating func add(_ embedding: Embedding, id: String) -> Bool {
    guard embedding.values.count == dimensions else { return false }
    if let place = places[id] {
      numbers.replaceSubrange(place * dimensions..<(place + 1) * dimensions, with: embedding.values)
    } else {
      places[id] = ids.count
      ids.append(id)
      numbers.append(contentsOf: embedding.values)
    }
    return true
  }

  /// The last vector takes the place of the one that goes.
  @discardableResult
  package mutating func remove(_ id: String) -> Bool {
    guard let place = places.removeValue(forKey: id), let last = ids.last else { return false }
    let lastPlace = ids.count - 1
    if place != lastPlace {
      ids[place] = last
      places[last] = place
      numbers.replaceSubrange(
        place * dimensions..<(place + 1) * dimensions,
        with: Array(numbers[lastPlace * dimensions..<(lastPlace + 1) * dimensions]))
    }
    ids.removeLast()
    numbers.removeLast(dimensions)
    return true
  }

  /// The nearest, best first; those that are equally near by their ids, so that the same question has the same answer.
  package func nearest(to embedding: Embedding, limit: Int) -> [Match] {
    guard limit > 0, embedding.values.count == dimensions, !ids.isEmpty else { return [] }
    var best = NearestPlaces(limit: min(limit, ids.count))
    let dimensions = dimensions
    unsafe numbers.withUnsafeBytes { numbers in
      unsafe embedding.values.withUnsafeBytes { query in
        guard let base = numbers.baseAddress, let query = query.baseAddress else { return }
        for place in ids.indices {
          // `numbers` holds `dimensions` numbers for each id: `add` and `remove` are the only ones to change both.
          let score = unsafe DotProduct.of(base + place * dimensions * 4, query, count: dimensions)
          guard score > best.bar || best.isOpen || score == best.bar else { continue }
          best.offer(place, score) { ids[$0] < ids[$1] }
        }
      }
    }
    return best.entries.map { Match(id: ids[$0.place], score: $0.score) }
  }
}

/// The best places so far, in order.
private struct NearestPlaces {
  let limit: Int
  private(set) var entries: [(place: Int, score: Float)] = []

  init(limit: Int) {
    self.limit = limit
    entries.reserveCapacity(limit + 1)
  }

  var isOpen: Bool { entries.count < limit }
  /// What is below it cannot get in.
  var bar: Float { isOpen ? -.infinity : entries.last?.score ?? -.infinity }

  mutating func offer(_ place: Int, _ score: Float, isBefore: (Int, Int) -> Bool) {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let other = entries[middle]
      if other.score > score || (other.score == score && isBefore(other.place, place)) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    entries.insert((place, score), at: low)
    if entries.count > limit { entries.removeLast() }
  }
}
