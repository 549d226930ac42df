import Embeddings
import Testing
import WorkflowModels

/// Tokens must be those for which the vectors were made: compared with the reference library's.
@Suite struct TokenizerTests {
  private let tokenizer: BytePairTokenizer

  init() throws { tokenizer = try BytePairTokenizer(json: Fixture.shared.get().tokenizerFile) }

  @Test(arguments: Fixture.cases)
  func `a text has the tokens that the reference library makes`(_ reference: Fixture.Case) {
    #expect(tokenizer.tokens(of: reference.text) == reference.tokens)
  }

  @Test func `the reference cases are there`() throws {
    #expect(try Fixture.shared.get().cases.count > 40)
  }

  @Test func `a long text of one letter is cut in little time`() {
    let tokens = tokenizer.tokens(of: String(repeating: "a", count: 20_000))
    #expect(tokens.count > 100)
  }

  @Test(arguments: [
    #"{"model":{"type":"WordPiece","vocab":{},"merges":[]}}"#,
    #"{"model":{"type":"BPE","vocab":{"a":-1},"merges":[]}}"#,
    #"{"model":{"type":"BPE","vocab":{"a":4294967296},"merges":[]}}"#,
    #"{"model":{"type":"BPE","vocab":{"a":1},"merges":["a b"]}}"#,
    #"{"model":{"type":"BPE","vocab":{"a":1},"merges":["a"]}}"#,
    #"{"model":{"type":"BPE","vocab":{},"merges":[]},"pre_tokenizer":{"type":"ByteLevel"}}"#,
    #"{"model":{"type":"BPE","vocab":{},"merges":[]},"normalizer":{"type":"NFKC"}}"#, "[]", "{", "",
  ])
  func `a tokenizer that is not understood is refused`(_ file: String) {
    #expect(throws: EmbeddingError.self) { try BytePairTokenizer(json: Array(file.utf8)) }
  }
}
