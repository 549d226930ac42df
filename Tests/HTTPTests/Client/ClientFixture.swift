import HTTP
import Platform
import TestKit
import Testing

/// A client on a reactor of its own, as a service would make it.
func makeClient(
  _ configuration: HTTPClientConfiguration = HTTPClientConfiguration(), metrics: Metrics? = nil
) throws -> HTTPClient {
  HTTPClient(reactor: try Reactor(name: "test"), configuration: configuration, metrics: metrics)
}

extension HTTPClientRequest {
  /// A request that may reach the test's own servers.
  static func local(
    _ method: HTTPMethod = .get, _ url: String, headers: HTTPHeaders = [:], body: [UInt8]? = nil,
    deadline: Duration = .seconds(10), followRedirects: Int = 0, maximumResponseBytes: Int = 10 << 20,
    retry: HTTPRetryPolicy? = nil, mayBeSentTwice: Bool? = nil
  ) -> HTTPClientRequest {
    HTTPClientRequest(
      method, url, headers: headers, body: body, deadline: deadline, followRedirects: followRedirects,
      maximumResponseBytes: maximumResponseBytes, egress: .internalService, retry: retry,
      mayBeSentTwice: mayBeSentTwice)
  }
}

/// The error of a call that must fail; fails the test when it does not.
func failure(
  _ call: () async throws(HTTPClientError) -> Any, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> HTTPClientError {
  do throws(HTTPClientError) {
    let answer = try await call()
    Issue.record("An answer came: \(answer)", sourceLocation: sourceLocation)
    throw HTTPClientError(code: .other, message: "no error", requestMayHaveBeenSent: false)
  } catch {
    return error
  }
}
