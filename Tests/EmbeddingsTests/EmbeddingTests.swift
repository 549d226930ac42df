import Embeddings
import Testing

@Suite struct EmbeddingTests {
  @Test func `a text is the mean of its tokens, of length one`() throws {
    let tokenizer = try BytePairTokenizer(json: Array(Self.letters.utf8))
    let table = try EmbeddingTable(safetensors: Fixture.safetensors([[0, 0], [3, 0], [0, 4]]))
    let embedder = WordLlamaEmbedder(tokenizer: tokenizer, table: table)
    #expect(embedder.embedding(of: "a").values == [1, 0])
    let both = embedder.embedding(of: "ab")
    #expect(abs(both.values[0] - 0.6) < 0.0001 && abs(both.values[1] - 0.8) < 0.0001)
    #expect(embedder.embedding(of: "").isZero)
  }

  @Test func `a token beyond the table counts as its last row`() throws {
    let tokenizer = try BytePairTokenizer(json: Array(Self.letters.utf8))
    let table = try EmbeddingTable(safetensors: Fixture.safetensors([[1, 0]]))
    #expect(WordLlamaEmbedder(tokenizer: tokenizer, table: table).embedding(of: "ab").values == [1, 0])
  }

  @Test func `numbers that are none become the vector that is near to nothing`() throws {
    let tokenizer = try BytePairTokenizer(json: Array(Self.letters.utf8))
    let table = try EmbeddingTable(safetensors: Fixture.safetensors([[.nan, 1], [.infinity, 1], [.nan, .nan]]))
    #expect(WordLlamaEmbedder(tokenizer: tokenizer, table: table).embedding(of: "ab").isZero)
  }

  @Test func `a directory without the files is an error that names the file`() {
    let error = #expect(throws: EmbeddingError.self) { try WordLlamaEmbedder(directory: "/nowhere") }
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains(WordLlamaEmbedder.weightsFile) == true)
  }

  static let letters = #"{"model":{"type":"BPE","unk_token":"?","vocab":{"?":0,"a":1,"b":2},"merges":[]}}"#
}
