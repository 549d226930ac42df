import HTTP
import Platform
import Synchronization
import TestKit
import Testing

@Suite struct `Retries` {
  private static let quick = Backoff(initial: .milliseconds(1), factor: 1, maximum: .milliseconds(2), jitter: 0)

  /// Answers with these, one connection each; the last again and again. An empty text closes without an answer.
  private func server(_ statuses: [String], headers: [String] = []) throws -> RawServer {
    try RawServer { connection in
      _ = connection.readRequest()
      let status = statuses.dropFirst(connection.number - 1).first ?? statuses.last ?? ""
      if !status.isEmpty { connection.answer(status, headers: headers + ["Connection: close"], body: status) }
    }
  }

  private func status(
    of statuses: [String], headers: [String] = [], method: HTTPMethod = .get,
    policy: HTTPRetryPolicy = HTTPRetryPolicy(maximumAttempts: 4, backoff: quick), deadline: Duration = .seconds(10)
  ) async throws -> (status: Int, connections: Int) {
    let server = try server(statuses, headers: headers)
    let response = try await makeClient().send(.local(method, server.url, deadline: deadline, retry: policy))
    return (response.status.code, server.connectionCount)
  }

  @Test func `a busy server is asked again`() async throws {
    #expect(try await status(of: ["503 Busy", "429 Slow down", "200 OK"]) == (200, 3))
  }

  @Test func `the last answer is given back when attempts run out`() async throws {
    #expect(try await status(of: ["503 Busy"]) == (503, 4))
  }

  @Test func `an answer that is no invitation is not asked for again`() async throws {
    #expect(try await status(of: ["500 Broken"]) == (500, 1))
  }

  @Test func `Retry-After is waited for`() async throws {
    let start = MonotonicTime.now
    #expect(try await status(of: ["429 Slow down", "200 OK"], headers: ["Retry-After: 1"]) == (200, 2))
    #expect(MonotonicTime.now.duration(since: start) >= .milliseconds(990))
  }

  @Test func `a Retry-After beyond the deadline, or beyond patience, ends it at once`() async throws {
    let start = MonotonicTime.now
    #expect(try await status(of: ["429 Slow down"], headers: ["Retry-After: 20"]) == (429, 1))
    #expect(
      try await status(of: ["429 Slow down"], headers: ["Retry-After: 3600"], deadline: .seconds(9_999)) == (429, 1))
    #expect(MonotonicTime.now.duration(since: start) < .seconds(15))
  }

  @Test func `a lost connection is tried again when the method allows it`() async throws {
    #expect(try await status(of: ["", "", "200 OK"]) == (200, 3))
  }

  @Test func `a lost POST is not tried again unless the policy says always`() async throws {
    let server = try server(["", "200 OK"])
    let client = try makeClient()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.post, server.url, retry: HTTPRetryPolicy(backoff: Self.quick)))
    }
    #expect(error.code == .connectionLost && error.requestMayHaveBeenSent && server.connectionCount == 1)
    let always = HTTPRetryPolicy(backoff: Self.quick, retryConnectionErrors: .always)
    #expect(try await status(of: ["", "200 OK"], method: .post, policy: always) == (200, 2))
  }

  @Test func `an attempt that hangs is cut short to leave time for another`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      if connection.number == 1 { connection.waitForClose() } else { connection.answer() }
    }
    let policy = HTTPRetryPolicy(backoff: Self.quick, attemptTimeout: .milliseconds(200))
    #expect(try await makeClient().send(.local(.get, server.url, retry: policy)).status == .ok)
  }

  @Test func `once a try may have been received, no later error says otherwise`() async throws {
    let stopped = Gate()
    let listening = Mutex<RawServer?>(nil)
    let server = try RawServer { connection in
      _ = connection.readRequest()
      listening.withLock { $0 }?.stop()
      stopped.waitOnThread()
    }
    listening.withLock { $0 = server }
    stopped.open()
    let client = try makeClient()
    let policy = HTTPRetryPolicy(maximumAttempts: 2, backoff: Self.quick, retryConnectionErrors: .always)
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.post, server.url, retry: policy))
    }
    listening.withLock { $0 = nil }
    #expect(error.code == .connect && error.requestMayHaveBeenSent)
  }

  @Test(arguments: [
    ("0", 0), ("120", 120), ("Sun, 06 Nov 1994 08:49:37 GMT", 37), ("Sunday, 06-Nov-94 08:49:37 GMT", 37),
    ("Sun Nov  6 08:49:37 1994", 37), ("Sun, 06 Nov 1994 08:48:00 GMT", 0), ("-1", nil), ("", nil), ("soon", nil),
    ("1.5", nil),
    ("99999999999999999999", nil), ("20261120", 20_261_120),
  ])
  func `Retry-After is a number of seconds or a date`(text: String, seconds: Int?) {
    #expect(RetryAfter.parse(text, now: 784_111_740) == seconds.map { .seconds($0) })
  }

  @Test func `a gateway's word for a lost connection counts as one`() {
    let policy = HTTPRetryPolicy()
    let head = HTTPClientResponseHead(status: .gatewayTimeout, headers: [:])
    #expect(policy.delay(after: .answer(head), attempt: 1, method: .post, random: 0, now: 0) == nil)
    #expect(policy.delay(after: .answer(head), attempt: 1, method: .get, random: 0, now: 0) != nil)
  }
}
