internal import Platform

/// What of embeddings a service is told: who makes them, and where they are kept.
struct EmbeddingSettings: Sendable, Hashable {
  enum Provider: String, Sendable, CaseIterable { case local, openai, none }
  enum Store: String, Sendable, CaseIterable {
    case inProcess = "in_process"
    case pgvector, pinecone
  }

  struct Pinecone: Sendable, Hashable {
    let host: String
    let key: String
  }

  struct OpenAI: Sendable, Hashable {
    let baseURL: String
    let key: String
    let model: String
  }

  let provider: Provider
  /// Where WordLlama's two files lie; nil when nobody says.
  let path: String?
  let openAI: OpenAI?
  let store: Store
  let pinecone: Pinecone?

  init(_ settings: Settings) throws(SettingsError) {
    provider = try settings.choice("EMBEDDINGS_PROVIDER", default: .local, synonyms: ["off": .none])
    path = settings.optionalText("EMBEDDINGS_PATH")
    if provider == .openai {
      openAI = OpenAI(
        baseURL: try settings.url("OPENAI_BASE_URL", default: "https://api.openai.com/v1"),
        key: try settings.text("OPENAI_API_KEY"),
        model: settings.text("EMBEDDINGS_MODEL", default: "text-embedding-3-small"))
    } else {
      openAI = nil
    }
    let hasPinecone = settings.isSet("PINECONE_API_KEY") && settings.isSet("PINECONE_INDEX_HOST")
    store = try settings.choice("VECTOR_STORE", default: hasPinecone ? .pinecone : .inProcess)
    pinecone =
      store == .pinecone
      ? Pinecone(host: Self.url(try settings.text("PINECONE_INDEX_HOST")), key: try settings.text("PINECONE_API_KEY"))
      : nil
  }

  /// Pinecone shows the host without a scheme.
  private static func url(_ host: String) -> String {
    host.contains("://") ? host : "https://\(host)"
  }
}
