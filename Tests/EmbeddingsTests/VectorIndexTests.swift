import Embeddings
import Testing

@Suite struct VectorIndexTests {
  private func embedding(_ chance: inout Chance, _ dimensions: Int) -> Embedding {
    Embedding((0..<dimensions).map { _ in Float.random(in: -1...1, using: &chance) })
  }

  @Test(arguments: [1, 7, 16, 33, 256])
  func `the nearest are those of a plain sort`(_ dimensions: Int) {
    var chance = Chance(state: 3)
    var index = VectorIndex(dimensions: dimensions)
    var all: [(id: String, embedding: Embedding)] = []
    for number in 0..<300 {
      all.append(("v\(number)", embedding(&chance, dimensions)))
      index.add(all[number].embedding, id: all[number].id)
    }
    let query = embedding(&chance, dimensions)
    let plain = all.map { ($0.id, $0.embedding.similarity(to: query)) }
      .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.prefix(10)
    #expect(index.nearest(to: query, limit: 10).map(\.id) == plain.map(\.0))
  }

  @Test func `what was removed or exchanged is not found any more`() {
    var chance = Chance(state: 4)
    var index = VectorIndex(dimensions: 8)
    let kept = (0..<20).map { _ in embedding(&chance, 8) }
    for (number, embedding) in kept.enumerated() { index.add(embedding, id: "\(number)") }
    for number in stride(from: 0, to: 20, by: 2) { index.remove("\(number)") }
    let again = index.remove("0")
    #expect(!again)
    index.add(kept[0], id: "1")
    #expect(index.count == 10)
    #expect(index.nearest(to: kept[0], limit: 1).first?.id == "1")
    let ids = index.nearest(to: kept[3], limit: 100).map(\.id)
    #expect(ids.first == "3")
    #expect(Set(ids) == Set((0..<10).map { "\($0 * 2 + 1)" }))
  }

  @Test func `equally near vectors come in the order of their ids`() {
    var index = VectorIndex(dimensions: 2)
    for id in ["c", "a", "d", "b"] { index.add(Embedding([1, 0]), id: id) }
    #expect(index.nearest(to: Embedding([1, 0]), limit: 3).map(\.id) == ["a", "b", "c"])
  }

  @Test func `a vector of other dimensions is not taken`() {
    var index = VectorIndex(dimensions: 4)
    let isTaken = index.add(Embedding([1, 2]), id: "x")
    #expect(!isTaken)
    #expect(index.nearest(to: Embedding([1, 2]), limit: 3).isEmpty)
    #expect(index.nearest(to: Embedding([1, 2, 3, 4]), limit: 0).isEmpty)
  }

  @Test func `the store in the process finds, exchanges and forgets`() async throws {
    let store = InProcessVectorStore(dimensions: 2)
    try await store.upsert([
      VectorEntry(id: "right", embedding: Embedding([1, 0])), VectorEntry(id: "up", embedding: Embedding([0, 1])),
    ])
    #expect(try await store.query(Embedding([1, 0.1]), limit: 1).first?.id == "right")
    try await store.delete(["right", "never there"])
    #expect(try await store.query(Embedding([1, 0.1]), limit: 5).map(\.id) == ["up"])
    await #expect(throws: EmbeddingError.self) {
      try await store.upsert([VectorEntry(id: "x", embedding: Embedding([1]))])
    }
  }
}
