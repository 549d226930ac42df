import HTTP
import Platform
import TestKit
import Testing

struct TLSTests {
  @Test func `a certificate and its key make it HTTPS`() async throws {
    let identity = try await TestCertificate.make()
    var router = Router()
    router.on(.get, "/") { _ in .text("secret") }
    router.on(.get, "/later") { _ in
      await Task.yield()
      return HTTPResponse(body: .stream { writer in for _ in 0..<100 { try await writer.write("0123456789") } })
    }
    var configuration = LiveServer.configuration()
    configuration.tls = HTTPServerConfiguration.TLS(certificate: identity.certificate, key: identity.key)
    try await LiveServer.run(router, configuration) { port in
      let direct = try await Command.run("/usr/bin/curl", "-sk", "https://127.0.0.1:\(port)/")
      #expect(direct == "secret")
      let streamed = try await Command.run("/usr/bin/curl", "-sk", "https://127.0.0.1:\(port)/later")
      #expect(streamed.utf8.count == 1_000)
    }
  }

  @Test func `a certificate that is none stops the start with a sentence`() async throws {
    var configuration = LiveServer.configuration()
    configuration.tls = HTTPServerConfiguration.TLS(certificate: "none", key: "none")
    let server = HTTPServer(configuration: configuration, handler: Router(), logger: .silent)
    let error = await #expect(throws: HTTPServerStartError.self) { try await server.run() }
    #expect(error?.description == "The HTTPS server could not start: check certificate and key.")
  }
}
