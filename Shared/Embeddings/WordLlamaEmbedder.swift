/// WordLlama: a text's vector is the mean of its tokens' vectors, which stand in a table. It costs microseconds, needs
/// no network, and gives the same on every machine.
package struct WordLlamaEmbedder: LocalEmbedder {
  package let name = "wordllama-l2-supercat-256"
  package var dimensions: Int { table.width }

  package let tokenizer: BytePairTokenizer
  private let table: EmbeddingTable

  package static let weightsFile = "l2_supercat_256.safetensors"
  package static let tokenizerFile = "l2_supercat_tokenizer_config.json"
  private static let largestWeights = 512 << 20
  private static let largestTokenizer = 64 << 20

  /// - Parameter directory: where both files of the package lie.
  package init(directory: String) throws(EmbeddingError) {
    let weights = try FileBytes.read("\(directory)/\(Self.weightsFile)", atMost: Self.largestWeights)
    let tokenizer = try FileBytes.read("\(directory)/\(Self.tokenizerFile)", atMost: Self.largestTokenizer)
    self.init(
      tokenizer: try BytePairTokenizer(json: tokenizer), table: try EmbeddingTable(safetensors: weights))
  }

  package init(tokenizer: BytePairTokenizer, table: EmbeddingTable) {
    self.tokenizer = tokenizer
    self.table = table
  }

  package func embedding(of text: String) -> Embedding {
    var sum = [Float](repeating: 0, count: table.width)
    let tokens = tokenizer.tokens(of: text)
    for token in tokens { table.add(row: token, to: &sum) }
    // The mean has the direction of the sum, and an embedding is nothing but a direction.
    return Embedding(sum)
  }
}
