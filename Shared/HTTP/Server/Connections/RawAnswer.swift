internal import Glibc

/// An answer written by hand to a socket that MHD gives up without one.
enum RawAnswer {
  /// Sends what the socket takes at once: an answer of this kind is short, and its receiver is in the wrong.
  static func send(_ response: HTTPResponse, to descriptor: Int32) {
    guard case .bytes(let body) = response.body else { return }
    var head = "HTTP/1.1 \(response.status.code) \(response.status.reasonPhrase)\r\n"
    for field in response.headers
    where HTTPHeaders.isValid(name: field.name) && HTTPHeaders.isValid(value: field.value)
      && !HTTPHeaders.sameName(field.name, "Connection")
    {
      head += "\(field.name): \(field.value)\r\n"
    }
    head += "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
    let bytes = Array(head.utf8) + body
    unsafe bytes.withUnsafeBytes { buffer in
      _ = unsafe Glibc.send(
        descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    }
  }
}
