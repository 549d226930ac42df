import HTTP
import Platform
import TestKit
import Testing

@Suite struct `Cancelling` {
  @Test func `the task ends the transfer and says that it may have been sent`() async throws {
    let asked = Flag()
    let closed = Flag()
    let server = try RawServer { connection in
      _ = connection.readRequest()
      asked.raise()
      connection.waitForClose()
      closed.raise()
    }
    let client = try makeClient()
    let url = server.url
    let call = Task { try await failure { () throws(HTTPClientError) in try await client.send(.local(.post, url)) } }
    #expect(await eventually { asked.isRaised })
    call.cancel()
    let error = try await call.value
    #expect(error.code == .cancelled && error.requestMayHaveBeenSent)
    #expect(await eventually { closed.isRaised })
  }

  @Test func `a task before it calls sends nothing`() async throws {
    let server = try RawServer { connection in connection.waitForClose() }
    let client = try makeClient()
    let url = server.url
    let call = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return try await failure { () throws(HTTPClientError) in try await client.send(.local(.post, url)) }
    }
    let error = try await call.value
    #expect(error.code == .cancelled && !error.requestMayHaveBeenSent)
    #expect(server.requests.isEmpty)
  }

  @Test func `while waiting for another attempt ends the wait`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.answer("503 Busy", headers: ["Retry-After: 9"])
    }
    let client = try makeClient()
    let url = server.url
    let policy = HTTPRetryPolicy()
    let call = Task {
      try await failure { () throws(HTTPClientError) in
        try await client.send(.local(.get, url, deadline: .seconds(60), retry: policy))
      }
    }
    #expect(await eventually { server.requests.count == 1 })
    call.cancel()
    #expect(try await call.value.code == .cancelled)
  }

  @Test func `many calls at random moments leaves every caller with one answer`() async throws {
    let server = try RawServer { connection in
      while connection.readRequest() != nil { connection.answer(body: "x") }
    }
    let client = try makeClient()
    let url = server.url
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          let call = Task { try? await client.send(.local(.get, url)) }
          for _ in 0..<(number % 23) { await Task.yield() }
          call.cancel()
          _ = await call.value
        }
      }
    }
    #expect(try await client.send(.local(.get, url)).text == "x")
  }

  @Test func `shutting down ends what is under way and refuses what comes`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.waitForClose()
    }
    let client = try makeClient()
    let url = server.url
    let call = Task { try await failure { () throws(HTTPClientError) in try await client.send(.local(.get, url)) } }
    #expect(await eventually { server.requests.count == 1 })
    await client.shutdown()
    #expect(try await call.value.code == .cancelled)
    let error = try await failure { () throws(HTTPClientError) in try await client.send(.local(.get, url)) }
    #expect(error.code == .cancelled && !error.requestMayHaveBeenSent)
    await client.shutdown()
  }

  @Test func `a client whose reactor has stopped answers all the same`() async throws {
    let reactor = try Reactor(name: "test")
    let client = HTTPClient(reactor: reactor)
    reactor.stop()
    let error = try await failure { () throws(HTTPClientError) in
      try await client.send(.local(.get, "http://127.0.0.1:1"))
    }
    #expect(error.code == .cancelled)
    let other = try await failure { () throws(HTTPClientError) in
      try await client.stream(.local(.get, "http://127.0.0.1:1"))
    }
    #expect(other.code == .cancelled)
    await client.shutdown()
  }
}
