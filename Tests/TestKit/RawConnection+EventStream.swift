/// Live events as a scripted server sends them: whole, in odd pieces, or cut.
extension RawConnection {
  package enum StreamEnding: Sendable {
    case whole
    /// The connection ends without the end of the body.
    case cut
    /// Nothing more is said, and the connection stays until the client closes it.
    case silence
  }

  /// Sends the text as chunks of so many bytes, wherever that cuts lines and letters.
  package func stream(_ text: String, chunk: Int = 4096, ending: StreamEnding = .whole) {
    write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let piece = rest.prefix(max(1, chunk))
      rest = rest.dropFirst(piece.count)
      guard write(Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)) else { return }
    }
    switch ending {
    case .whole: write("0\r\n\r\n")
    case .cut: close()
    case .silence: waitForClose()
    }
  }
}
