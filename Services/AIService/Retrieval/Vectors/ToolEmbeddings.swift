internal import Embeddings
internal import HTTP
internal import Platform
internal import Postgres
internal import ServiceKit

/// The embeddings of a service: made as its settings say, or left out with a sentence in the log. Without them every
/// sentence is still understood, by its words.
struct ToolEmbeddings: Sendable {
  static let settings = [
    SettingDescription(
      "EMBEDDINGS_PATH", default: "none", "The directory of WordLlama's two files; without it, words alone find tools."),
    SettingDescription(
      "EMBEDDINGS_PROVIDER", default: "local", "local, openai (with OPENAI_API_KEY, OPENAI_BASE_URL), or none."),
    SettingDescription("EMBEDDINGS_MODEL", default: "text-embedding-3-small", "For EMBEDDINGS_PROVIDER=openai."),
    SettingDescription(
      "VECTOR_STORE", default: "in_process",
      "in_process, pgvector, or pinecone (the default with PINECONE_API_KEY and PINECONE_INDEX_HOST)."),
  ]

  /// Nil: by words alone.
  let vectors: ToolVectors?

  /// Reads files, and asks nobody.
  init(_ settings: EmbeddingSettings, http: HTTPClient, postgres: PostgresPool, logger: Logger) {
    guard let embedder = Self.embedder(settings, http: http, logger: logger) else {
      vectors = nil
      return
    }
    let store: any VectorStore
    if let pinecone = settings.pinecone {
      store = PineconeVectorStore(pinecone, embedder: embedder.name, http: http)
    } else if settings.store == .pgvector {
      store = PostgresVectorStore(pool: postgres, embedder: embedder.name)
    } else {
      store = InProcessVectorStore(dimensions: embedder.dimensions)
    }
    vectors = ToolVectors(embedder: embedder, store: store)
  }

  private static func embedder(
    _ settings: EmbeddingSettings, http: HTTPClient, logger: Logger
  ) -> (any Embedder)? {
    switch settings.provider {
    case .none: return nil
    case .openai: return settings.openAI.map { OpenAIEmbedder($0, http: http) }
    case .local:
      guard let path = settings.path else {
        logger.info("EMBEDDINGS_PATH is not set: tools are found by their words alone.")
        return nil
      }
      do throws(EmbeddingError) {
        return try WordLlamaEmbedder(directory: path)
      } catch {
        logger.warning(
          "The embeddings cannot be read: tools are found by their words alone.", [.error: .string(error.message)])
        return nil
      }
    }
  }

  /// For `/health`. Words alone are a way to work, and nothing to be repaired at once.
  var dependency: DependencyHealth.Dependency {
    DependencyHealth.Dependency("embeddings", isVital: false) {
      vectors?.hasVectors == true ? .up : .wordsOnly
    }
  }
}
