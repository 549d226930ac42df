internal import Glibc

/// A TCP connection on which a test says exactly what it wants, right or wrong. Blocks: for `OwnThread` only.
package final class RawClient {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  package init(port: Int, timeoutSeconds: Int = 10) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var patience = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
    let length = socklen_t(MemoryLayout<timeval>.size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, length)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, length)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(clamping: port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw Failure(description: "connect: error \(errno)") }
  }

  deinit { close(descriptor) }

  package func send(_ text: String) throws { try send(Array(text.utf8)) }

  package func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(description: "send: error \(errno)") }
      rest = rest.dropFirst(count)
    }
  }

  package func closeForSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads the head and the body of one response.
  package func receive(isHead: Bool = false) throws -> RawResponse {
    var head: [UInt8] = []
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) { head.append(try byte()) }
    var response = try RawResponse(head: String(decoding: head, as: UTF8.self))
    if isHead || [101, 204, 304].contains(response.status) { return response }
    if response["transfer-encoding"] == "chunked" {
      while let chunk = try receiveChunk() { response.body += chunk }
    } else if let length = response["content-length"].flatMap({ Int($0) }) {
      for _ in 0..<length { response.body.append(try byte()) }
    } else {
      response.body = try receiveToEnd()
    }
    return response
  }

  /// The head of a response whose body comes later.
  package func receiveHead() throws -> RawResponse { try receive(isHead: true) }

  /// One chunk of a chunked body; nil for the last one.
  package func receiveChunk() throws -> [UInt8]? {
    var line: [UInt8] = []
    while !line.suffix(2).elementsEqual("\r\n".utf8) { line.append(try byte()) }
    guard let length = Int(String(decoding: line.dropLast(2), as: UTF8.self), radix: 16) else {
      throw Failure(description: "not a chunk: \(String(decoding: line, as: UTF8.self))")
    }
    var chunk: [UInt8] = []
    for _ in 0..<length { chunk.append(try byte()) }
    _ = try byte()
    _ = try byte()
    return length == 0 ? nil : chunk
  }

  package func receive(bytes count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes.append(try byte()) }
    return bytes
  }

  /// What still comes until the other side closes.
  package func receiveToEnd() throws -> [UInt8] {
    var all: [UInt8] = []
    while let byte = try next() { all.append(byte) }
    return all
  }

  private var start = 0

  private func byte() throws -> UInt8 {
    guard let byte = try next() else { throw Failure(description: "the connection was closed") }
    return byte
  }

  private func next() throws -> UInt8? {
    if start == buffer.count {
      buffer = [UInt8](repeating: 0, count: 64 << 10)
      start = 0
      let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
      buffer.removeLast(buffer.count - max(0, count))
      if count < 0 { throw Failure(description: "recv: error \(errno)") }
      if count == 0 { return nil }
    }
    defer { start += 1 }
    return buffer[start]
  }
}

/// A response as it came over the wire.
package struct RawResponse: Sendable {
  package let status: Int
  /// Names in lower case.
  package let headers: [(name: String, value: String)]
  package var body: [UInt8] = []

  package var text: String { String(decoding: body, as: UTF8.self) }

  package subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

  init(head: String) throws {
    let lines = head.split(separator: "\r\n")
    guard let first = lines.first, first.hasPrefix("HTTP/1.1 "), let status = Int(first.dropFirst(9).prefix(3)) else {
      throw RawClient.Failure(description: "not a response: \(head)")
    }
    self.status = status
    headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (parts[0].lowercased(), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
    }
  }
}
