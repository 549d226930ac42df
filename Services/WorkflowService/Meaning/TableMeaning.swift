internal import Catalog
internal import Embeddings
internal import Platform
internal import ServiceKit

/// What texts mean by WordLlama's table: read once, when the service starts, and from then on a matter of microseconds.
struct TableMeaning: TextMeaning {
  let embedder: any LocalEmbedder

  static let settings = [
    SettingDescription(
      "EMBEDDINGS_PATH", default: "none",
      "The directory of WordLlama's two files; without it, nodes compare texts by their words alone."),
    SettingDescription(
      "EMBEDDINGS_PROVIDER", default: "local",
      "none: by their words alone, though there is a table. Nodes ask no server for embeddings, whatever this says."),
  ]

  init(_ embedder: any LocalEmbedder) { self.embedder = embedder }

  /// Nil without a table, with a sentence in the log where there should be one: nodes then go by words.
  static func read(_ settings: Settings, logger: Logger) -> TableMeaning? {
    guard let path = settings.optionalText("EMBEDDINGS_PATH"),
      !["none", "off"].contains(settings.text("EMBEDDINGS_PROVIDER", default: "local"))
    else { return nil }
    do throws(EmbeddingError) {
      return TableMeaning(try WordLlamaEmbedder(directory: path))
    } catch {
      logger.warning(
        "The embeddings cannot be read: nodes compare texts by their words alone.", [.error: .string(error.message)])
      return nil
    }
  }

  func nearness(of text: String, to others: [String]) -> [Double]? {
    let direction = embedder.embedding(of: text)
    guard !direction.isZero else { return nil }
    return others.map { Double(direction.similarity(to: embedder.embedding(of: $0))) }
  }
}
