internal import Embeddings
internal import Platform

/// Makes the vectors of the catalog's tools once the service runs, and tries again while their makers are away. Until
/// it is done, tools are found by their words.
struct ToolIndexing: Service {
  let serviceName = "tool indexing"
  let vectors: ToolVectors
  let tools: [RetrievableTool]
  let logger: Logger
  var backoff = Backoff(initial: .seconds(1), maximum: .seconds(300))

  func run() async throws {
    var attempt = 0
    while !Task.isCancelled, !vectors.hasVectors {
      do throws(EmbeddingError) {
        try await vectors.index(tools, of: tools.count)
        logger.info("The tools have vectors.", [.count: .int(tools.count)])
      } catch {
        attempt += 1
        logger.warning(
          "The tools could not be given vectors; they are found by their words alone.",
          [.error: .string(error.message), .attempts: .int(attempt)])
        do { try await Task.sleep(for: backoff.delay(attempt: attempt)) } catch { return }
      }
    }
    // A service that ends would end the others with it.
    while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
  }
}
