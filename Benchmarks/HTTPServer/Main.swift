import HTTP
import Platform

/// Serves an empty handler until SIGTERM, for a load generator: `bench-empty-handler PORT`, then
/// `wrk -c 128 -t 2 http://127.0.0.1:PORT/` for one that has its answer at once, `…/hop` for one that waits for a task.
@main
struct Main {
  static func main() async throws {
    ShutdownSignal.prepare()
    let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8080
    var router = Router()
    router.on(.get, "/") { _ in HTTPResponse.text("ok") }
    router.on(.get, "/hop") { _ in
      await Task.yield()
      return HTTPResponse.text("ok")
    }
    var configuration = HTTPServerConfiguration(host: "127.0.0.1", port: port)
    if let threads = CommandLine.arguments.dropFirst(2).first.flatMap({ Int($0) }) { configuration.threads = threads }
    let server = HTTPServer(configuration: configuration, handler: router, logger: .silent)
    try await ServiceGroup([server]).run()
  }
}
