import HTTP
import Platform
import TestKit
import Testing

@Suite struct `A streamed answer` {
  @Test func `comes piece by piece, while the server still writes`() async throws {
    let hasRead = Gate()
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.write("5\r\nfirst\r\n")
      hasRead.waitOnThread()
      connection.write("6\r\nsecond\r\n0\r\n\r\n")
    }
    let stream = try await makeClient().stream(.local(.get, server.url))
    #expect(stream.headers["Content-Type"] == "text/event-stream")
    var iterator = stream.makeAsyncIterator()
    #expect(try await iterator.next() == Array("first".utf8))
    hasRead.open()
    #expect(try await iterator.next() == Array("second".utf8))
    #expect(try await iterator.next() == nil)
    #expect(try await iterator.next() == nil)
  }

  @Test func `holds the server back while nobody reads, and loses nothing`() async throws {
    let total = 8 << 20
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
      for block in 0..<(total / 65_536) {
        guard connection.write([UInt8](repeating: UInt8(block & 255), count: 65_536)) else { return }
      }
    }
    let stream = try await makeClient().stream(.local(.get, server.url, maximumResponseBytes: total))
    var received = 0
    for try await bytes in stream {
      #expect(bytes.count <= 1 << 20)
      // Every byte tells its place; a sample of them is looked at.
      for index in stride(from: 0, to: bytes.count, by: 251)
      where bytes[index] != UInt8(((received + index) / 65_536) & 255) {
        Issue.record("Byte \(received + index) is wrong")
        return
      }
      received += bytes.count
    }
    #expect(received == total)
  }

  @Test func `that is cut gives what came and then the error`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart")
    }
    let stream = try await makeClient().stream(.local(.get, server.url))
    var text = ""
    let error = await #expect(throws: HTTPClientError.self) {
      for try await bytes in stream { text += String(decoding: bytes, as: UTF8.self) }
    }
    #expect(text == "part" && error?.code == .connectionLost)
  }

  @Test func `is ended when it is let go`() async throws {
    let closed = Flag()
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
      connection.waitForClose()
      closed.raise()
    }
    let client = try makeClient()
    _ = try await client.stream(.local(.get, server.url))
    #expect(await eventually { closed.isRaised })
  }

  @Test func `is ended when the task that reads is cancelled`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx")
      connection.waitForClose()
    }
    let client = try makeClient()
    let stream = try await client.stream(.local(.get, server.url))
    let reading = Task { try await failure { () throws(HTTPClientError) in try await stream.collect() } }
    reading.cancel()
    #expect(try await reading.value.code == .cancelled)
  }

  @Test func `of more bytes than allowed ends in an error`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      while connection.write([UInt8](repeating: 1, count: 1_000)) {}
    }
    let stream = try await makeClient().stream(.local(.get, server.url, maximumResponseBytes: 50_000))
    let error = try await failure { () throws(HTTPClientError) in try await stream.collect() }
    #expect(error.code == .responseTooLarge)
  }

  @Test func `follows redirects and retries before its head`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      switch connection.number {
      case 1: connection.answer("503 Busy", headers: ["Connection: close"])
      case 2: connection.answer("302 Found", headers: ["Location: /there", "Connection: close"])
      default: connection.answer(body: "here")
      }
    }
    let policy = HTTPRetryPolicy(backoff: Backoff(initial: .milliseconds(1)))
    let stream = try await makeClient().stream(.local(.get, server.url, followRedirects: 1, retry: policy))
    #expect(try await stream.collect() == Array("here".utf8))
  }

  @Test func `read by two tasks is an error for one of them`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
      connection.waitForClose()
    }
    let client = try makeClient()
    let stream = try await client.stream(.local(.get, server.url))
    await withTaskGroup(of: HTTPClientError?.self) { group in
      for _ in 0..<2 {
        group.addTask { try? await failure { () throws(HTTPClientError) in try await stream.collect() } }
      }
      #expect(await group.next()??.code == .other)
      stream.cancel()
      #expect(await group.next()??.code == .cancelled)
    }
  }
}
