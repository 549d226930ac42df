import Platform
import Redis
import TestKit
import Testing

@Suite struct `Publish and subscribe` {
  @Test func `every listener hears every message in order, and only of its channel`() async throws {
    try await withTestRedis { client, prefix in
      var one = client.subscribe(prefix + "a").makeAsyncIterator()
      #expect(await one.next() == .subscribed)
      var two = client.subscribe(prefix + "a").makeAsyncIterator()
      #expect(await two.next() == .subscribed)
      var other = client.subscribe(prefix + "b").makeAsyncIterator()
      #expect(await other.next() == .subscribed)
      for number in 0..<100 as Range<UInt8> { try await client.publish([number], to: prefix + "a") }
      try await client.publish([200], to: prefix + "b")
      for number in 0..<100 as Range<UInt8> {
        #expect(await one.next() == .message([number]))
        #expect(await two.next() == .message([number]))
      }
      #expect(await other.next() == .message([200]))
    }
  }

  @Test func `who stops listening is unsubscribed`() async throws {
    try await withTestRedis { client, prefix in
      let task = Task {
        for await _ in client.subscribe(prefix + "a") {}
      }
      let isHeard = try await eventually { try await client.publish([1], to: prefix + "a") == 1 }
      #expect(isHeard)
      task.cancel()
      let isGone = try await eventually { try await client.publish([1], to: prefix + "a") == 0 }
      #expect(isGone)
    }
  }

  @Test func `after a restart of the server it listens again, and says that something may be missing`() async throws {
    let server = try await TestRedisServer()
    try await withClient(server.url) { client in
      var events = client.subscribe("news").makeAsyncIterator()
      #expect(await events.next() == .subscribed)
      try await server.restart()
      #expect(await events.next() == .subscribed)
      #expect(await eventually { await isAnswering(client) })
      try await client.publish([1], to: "news")
      #expect(await events.next() == .message([1]))
    }
  }

  @Test func `who subscribes while the server is away hears once it is there`() async throws {
    let server = try await TestRedisServer()
    try await server.kill()
    try await withClient(server.url) { client in
      var events = client.subscribe("news").makeAsyncIterator()
      try await server.start()
      #expect(await events.next() == .subscribed)
    }
  }

  @Test func `closing the client ends the streams`() async throws {
    try await withTestRedis { client, prefix in
      var events = client.subscribe(prefix + "a").makeAsyncIterator()
      #expect(await events.next() == .subscribed)
      client.close()
      #expect(await events.next() == nil)
      var late = client.subscribe(prefix + "a").makeAsyncIterator()
      #expect(await late.next() == nil)
    }
  }
}
