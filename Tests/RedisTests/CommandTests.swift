import Platform
import Redis
import TestKit
import Testing

@Suite struct `Commands to Redis` {
  @Test func `values come back as they were set, whatever their bytes`() async throws {
    try await withTestRedis { client, prefix in
      let bytes = [UInt8]((0...255)) + Array("\r\n$5\r\n".utf8)
      #expect(try await client.set(prefix + "a", to: bytes))
      #expect(try await client.get(prefix + "a") == bytes)
      #expect(try await client.get(prefix + "absent") == nil)
      try await client.set(prefix + "empty", to: [])
      #expect(try await client.get(prefix + "empty") == [])
      #expect(try await client.delete([prefix + "a", prefix + "empty", prefix + "absent"]) == 2)
      #expect(try await client.delete([]) == 0)
    }
  }

  @Test func `a key that expires is gone, and one that is there is not overwritten`() async throws {
    try await withTestRedis { client, prefix in
      #expect(try await client.set(prefix + "kept", to: [1], onlyIfAbsent: true))
      #expect(try await !client.set(prefix + "kept", to: [2], onlyIfAbsent: true))
      #expect(try await client.get(prefix + "kept") == [1])
      #expect(try await client.set(prefix + "brief", to: [1], expiry: .milliseconds(30), onlyIfAbsent: true))
      let isGone = try await eventually { try await client.get(prefix + "brief") == nil }
      #expect(isGone)
    }
  }

  @Test func `every kind of answer is told apart`() async throws {
    try await withTestRedis { client, prefix in
      let key = RedisWord(prefix + "list")
      #expect(try await client.command(["PING"]) == .status("PONG"))
      #expect(try await client.command(["RPUSH", key, "a", 2, RedisWord([0, 1])]) == .int(3))
      #expect(
        try await client.command(["LRANGE", key, 0, -1])
          == .array([
            .bytes(Array("a".utf8)), .bytes(Array("2".utf8)), .bytes([0, 1]),
          ]))
      #expect(try await client.command(["LPOP", RedisWord(prefix + "absent")]) == .null)
      let nested = try await client.evaluate("return {1, {2, {'x', false}}, redis.error_reply('ERR no')}")
      #expect(nested == .array([.int(1), .array([.int(2), .array([.bytes([0x78]), .null])]), .error("ERR no")]))
    }
  }

  @Test func `an error answer is thrown alone and stands in its place in a pipeline`() async throws {
    try await withTestRedis { client, prefix in
      let key = RedisWord(prefix + "k")
      let error = await #expect(throws: RedisError.self) { try await client.command(["NOSUCH", key]) }
      #expect(error?.code == .server)
      #expect(error?.isRetryable == false)
      let replies = try await client.pipeline([["SET", key, "x"], ["INCR", key], ["GET", key]])
      #expect(replies.count == 3)
      #expect(replies[0] == .status("OK"))
      guard case .error = replies[1] else { throw TestServerError(description: "\(replies)") }
      #expect(replies[2].text == "x")
    }
  }

  @Test func `ten thousand commands in one pipeline are answered in order`() async throws {
    try await withTestRedis { client, prefix in
      let replies = try await client.pipeline((0..<10_000).map { ["ECHO", RedisWord("\(prefix)\($0)")] })
      #expect(replies.map(\.text) == (0..<10_000).map { "\(prefix)\($0)" })
    }
  }

  @Test func `ten thousand tasks on one connection each get their own answer`() async throws {
    try await withTestRedis(configure: { $0.commandTimeout = .seconds(20) }) { client, prefix in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<10_000 {
          group.addTask { try await client.command(["ECHO", RedisWord(number)]).int == number }
        }
        for try await isRight in group { #expect(isRight) }
      }
    }
  }

  @Test func `megabytes in both directions do not block each other`() async throws {
    try await withTestRedis(configure: { $0.commandTimeout = .seconds(20) }) { client, prefix in
      let block = [UInt8](repeating: 7, count: 1 << 20)
      let replies = try await client.pipeline((0..<30).map { _ in ["ECHO", RedisWord(block)] })
      #expect(replies.allSatisfy { $0.bytes == block })
    }
  }

  @Test func `a script is shown once, and again to a server that has forgotten it`() async throws {
    try await withTestRedis { client, prefix in
      let script = "return redis.call('incrby', KEYS[1], ARGV[1])"
      #expect(try await client.evaluate(script, keys: [prefix + "n"], arguments: [5]) == .int(5))
      try await client.command(["SCRIPT", "FLUSH"])
      #expect(try await client.evaluate(script, keys: [prefix + "n"], arguments: [5]) == .int(10))
    }
  }

  @Test func `a cancelled call ends at once and the connection serves on`() async throws {
    try await withTestRedis(configure: { $0.commandTimeout = .seconds(20) }) { client, prefix in
      let key = RedisWord(prefix + "never")
      let waiting = Task { try await client.command(["BLPOP", key, 15]) }
      let isBlocked = try await eventually {
        let other = try await withTestRedis { other, _ in try await other.command(["CLIENT", "LIST"]).text }
        return other?.contains("cmd=blpop") == true
      }
      #expect(isBlocked)
      waiting.cancel()
      let error = await #expect(throws: RedisError.self) { try await waiting.value }
      #expect(error?.code == .cancelled)
      try await withTestRedis { other, _ in try await other.command(["RPUSH", key, "done"]) }
      try await expectEcho(client)
    }
  }

  @Test func `a call in a cancelled task never starts`() async throws {
    try await withTestRedis { client, prefix in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await client.command(["PING"])
      }
      task.cancel()
      let error = await #expect(throws: RedisError.self) { try await task.value }
      #expect(error?.code == .cancelled)
    }
  }
}
