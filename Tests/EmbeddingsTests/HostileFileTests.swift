import Embeddings
import Testing

/// Files come from outside: whatever is in them, they are refused or read, and nothing traps.
@Suite struct HostileFileTests {
  @Test func `a mutated file of weights is refused or can be used`() throws {
    var chance = Chance(state: 1)
    let whole = Fixture.safetensors([[1, 2], [3, 4], [5, 6]])
    let tokenizer = try BytePairTokenizer(json: Array(EmbeddingTests.letters.utf8))
    for _ in 0..<4000 {
      let file = chance.mutation(of: whole, first: 120)
      guard let table = try? EmbeddingTable(safetensors: file) else { continue }
      #expect(WordLlamaEmbedder(tokenizer: tokenizer, table: table).embedding(of: "abc").values.count == table.width)
    }
  }

  @Test func `a mutated tokenizer is refused or can be used`() throws {
    var chance = Chance(state: 2)
    let small =
      #"{"added_tokens":[{"id":1,"content":"<s>"}],"normalizer":{"type":"Sequence","normalizers":[{"type":"Prepend","#
      + #""prepend":"_"},{"type":"Replace","pattern":{"String":" "},"content":"_"}]},"model":{"type":"BPE","unk_token":"?","#
      + #""byte_fallback":true,"vocab":{"?":0,"a":1,"b":2,"ab":3,"_":4,"_a":5,"_ab":6},"merges":["a b","_ a","_ ab"]}}"#
    for _ in 0..<4000 {
      let file = chance.mutation(of: Array(small.utf8), first: small.utf8.count)
      guard let tokenizer = try? BytePairTokenizer(json: file) else { continue }
      #expect(tokenizer.tokens(of: "ab <s> abba é").allSatisfy { $0 >= 0 })
    }
  }

  @Test(arguments: [
    #"{"t":{"dtype":"F16","shape":[9223372036854775807,2],"data_offsets":[0,4]}}"#,
    #"{"t":{"dtype":"F16","shape":[1,2],"data_offsets":[-4,0]}}"#,
    #"{"t":{"dtype":"F16","shape":[1,2],"data_offsets":[4,0]}}"#,
    #"{"t":{"dtype":"F16","shape":[1,2],"data_offsets":[0,9223372036854775807]}}"#,
    #"{"t":{"dtype":"F16","shape":[0,2],"data_offsets":[0,0]}}"#,
    #"{"t":{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]}}"#,
    #"{"t":{"dtype":"F16","shape":[1,2],"data_offsets":[1e300,4]}}"#, "{}", "[]", "nonsense",
  ])
  func `a head that lies is refused`(_ head: String) {
    let length = (0..<8).map { UInt8(truncatingIfNeeded: head.utf8.count >> ($0 * 8)) }
    let file = length + Array(head.utf8) + [0, 0, 0, 0]
    #expect(throws: EmbeddingError.self) { try EmbeddingTable(safetensors: file) }
  }

  @Test func `a head longer than its file is refused`() {
    #expect(throws: EmbeddingError.self) { try Safetensors([255, 255, 255, 255, 255, 255, 255, 255, 1]) }
    #expect(throws: EmbeddingError.self) { try Safetensors([]) }
  }
}

/// A seeded generator, so that what failed once fails again.
struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  /// One to four bytes exchanged, taken out or put in, or the end cut off.
  mutating func mutation(of whole: [UInt8], first: Int) -> [UInt8] {
    var file = whole
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      guard !file.isEmpty else { break }
      let place = Int.random(in: 0..<min(first, file.count), using: &self)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: file.remove(at: place)
      case 1: file.insert(UInt8.random(in: 0...255, using: &self), at: place)
      case 2: file.removeLast(Int.random(in: 1...min(8, file.count), using: &self))
      case 3: file[place] = UInt8.random(in: 0x20...0x7E, using: &self)
      default: file[place] = UInt8.random(in: 0...255, using: &self)
      }
    }
    return file
  }
}
