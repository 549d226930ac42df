internal import CLinux
internal import Glibc
internal import Synchronization

/// One connection to a `RawServer`, used by its script on the connection's own thread.
package final class RawConnection: Sendable {
  /// 1 for the first connection that the server accepted.
  package let number: Int
  private let descriptor: Int32
  private let listener: RawListener
  private let isClosed = Atomic<Bool>(false)
  private let unread = Mutex<[UInt8]>([])

  init(descriptor: Int32, number: Int, listener: RawListener) {
    self.descriptor = descriptor
    self.number = number
    self.listener = listener
  }

  /// The next request with its body (by `Content-Length`); nil when the client is gone.
  package func readRequest() -> RawRequest? {
    var bytes = unread.withLock { $0 }
    while true {
      if let (request, length) = RawRequest.parse(bytes) {
        unread.withLock { $0 = Array(bytes.dropFirst(length)) }
        listener.add(request)
        return request
      }
      let more = read()
      if more.isEmpty { return nil }
      bytes += more
    }
  }

  /// The next line without its end; nil when the client is gone.
  package func readLine() -> [UInt8]? {
    while true {
      let line: [UInt8]? = unread.withLock { unread in
        guard let end = unread.firstIndex(of: 10) else { return nil }
        defer { unread.removeFirst(end + 1) }
        let line = unread[..<end]
        return Array(line.last == 13 ? line.dropLast() : line)
      }
      if let line { return line }
      let more = read()
      if more.isEmpty { return nil }
      unread.withLock { $0 += more }
    }
  }

  /// False when the client no longer takes anything.
  @discardableResult
  package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  @discardableResult
  package func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// A whole answer with its length.
  @discardableResult
  package func answer(_ status: String = "200 OK", headers: [String] = [], body: String = "") -> Bool {
    answer(status, headers: headers, bytes: Array(body.utf8))
  }

  @discardableResult
  package func answer(_ status: String = "200 OK", headers: [String] = [], bytes: [UInt8]) -> Bool {
    let lines = ["HTTP/1.1 \(status)", "Content-Length: \(bytes.count)"] + headers
    return write(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + bytes)
  }

  /// Returns when the client has closed the connection, whatever it sends until then.
  package func waitForClose() {
    while !read().isEmpty {}
  }

  package func close() { close(tellsPeer: true) }

  /// The peer is told even if another process holds the socket as well.
  private func close(tellsPeer: Bool) {
    guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
    if tellsPeer { shutdown(descriptor, Int32(SHUT_RDWR)) }
    Glibc.close(descriptor)
  }

  /// Closes with a reset, as a machine that has forgotten the connection would.
  package func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    close(tellsPeer: false)
  }

  private func read() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer.prefix(count)) : []
  }
}
