internal import Embeddings
internal import HTTP
internal import WorkflowModels

/// Embeddings of OpenAI, or of any server with its `/embeddings`: many texts in one call.
struct OpenAIEmbedder: Embedder {
  let name: String
  let dimensions = 256
  private let model: String
  private let server: EmbeddingServer
  /// Texts of one call.
  static let batch = 128
  /// As many as a sentence with its clauses has.
  private static let promptBatch = 16
  /// A longer text is cut: the models read about 8,000 tokens.
  private static let longest = 16_000

  init(_ settings: EmbeddingSettings.OpenAI, http: HTTPClient) {
    model = settings.model
    name = "openai-\(settings.model)-256"
    server = EmbeddingServer(
      name: "The embeddings server", baseURL: settings.baseURL,
      headers: ["Authorization": "Bearer \(settings.key)"], http: http)
  }

  func embed(_ texts: [String]) async throws(EmbeddingError) -> [Embedding] {
    var embeddings: [Embedding] = []
    var start = 0
    while start < texts.count {
      let end = min(texts.count, start + Self.batch)
      embeddings += try await embed(batch: Array(texts[start..<end]))
      start = end
    }
    return embeddings
  }

  private func embed(batch: [String]) async throws(EmbeddingError) -> [Embedding] {
    // An empty text is refused there.
    let inputs = batch.map { JSON.string($0.isEmpty ? " " : String($0.prefix(Self.longest))) }
    let answer = try await server.post(
      "/embeddings",
      [
        "model": .string(model), "input": .array(inputs), "dimensions": .int(dimensions), "encoding_format": "float",
      ], within: batch.count > Self.promptBatch ? EmbeddingServer.patient : EmbeddingServer.prompt)
    var places = [Embedding?](repeating: nil, count: batch.count)
    for entry in answer["data"]?.arrayValue ?? [] {
      guard let place = entry["index"]?.intValue, places.indices.contains(place),
        let numbers = entry["embedding"]?.arrayValue?.compactMap(\.doubleValue), numbers.count == dimensions
      else { throw Self.unexpected }
      places[place] = Embedding(numbers.map { Float($0) })
    }
    let embeddings = places.compactMap { $0 }
    guard embeddings.count == batch.count else { throw Self.unexpected }
    return embeddings
  }

  private static let unexpected = EmbeddingError(
    .malformed, "The embeddings server answered without a vector of 256 numbers for each text.")
}
