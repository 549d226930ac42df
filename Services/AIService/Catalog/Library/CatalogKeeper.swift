internal import Platform

/// Brings the built-in manifests into the tables when the service starts, and the catalog into memory.
struct CatalogKeeper: Service {
  let library: CatalogLibrary
  let logger: Logger

  var serviceName: String { "catalog keeper" }

  func run() async throws {
    let backoff = Backoff(initial: .milliseconds(200), factor: 2, maximum: .seconds(30))
    var attempt = 0
    while !Task.isCancelled {
      do {
        try await library.seed()
        try await library.live.load()
        break
      } catch {
        attempt += 1
        logger.warning(
          "The catalog could not be brought up to date; it is tried again.",
          [.attempt: .int(attempt), .error: "\(error)"])
        try? await Task.sleep(for: backoff.delay(attempt: attempt))
      }
    }
    // A service that ends would end the group.
    while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
  }
}
