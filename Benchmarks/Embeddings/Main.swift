internal import Embeddings
internal import WorkflowModels

/// What embeddings cost, and whether they are what WordLlama's own package makes.
///
/// `bench-embeddings DIRECTORY` prints times; `bench-embeddings DIRECTORY --texts` reads a text in JSON from each line
/// and writes `{tokens, vector}`, which `compare.py` compares.
@main
struct Main {
  static func main() throws {
    guard let directory = CommandLine.arguments.dropFirst().first else {
      print("Usage: bench-embeddings DIRECTORY [--texts]")
      return
    }
    let clock = ContinuousClock()
    let began = clock.now
    let embedder = try WordLlamaEmbedder(directory: directory)
    if CommandLine.arguments.contains("--texts") {
      try answer(embedder)
    } else {
      print("loading: \(clock.now - began)")
      EmbeddingTimes(embedder: embedder).measure()
    }
  }

  private static func answer(_ embedder: WordLlamaEmbedder) throws {
    while let line = readLine() {
      let text = try JSON(parsing: line).stringValue ?? ""
      let answer: JSON = [
        "tokens": .array(embedder.tokenizer.tokens(of: text).map { .int($0) }),
        "vector": .array(embedder.embedding(of: text).values.map { .double(Double($0)) }),
      ]
      print(answer.text())
    }
  }
}
