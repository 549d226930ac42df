internal import CCrypto

/// The opening handshake of WebSocket (RFC 6455 §4.2).
enum WebSocketHandshake {
  private static let magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

  static func isValid(_ request: HTTPRequest) -> Bool {
    guard let key = request.headers["Sec-WebSocket-Key"] else { return false }
    return request.method == .get && request.body.isEmpty
      && request.headers.hasToken("websocket", in: "Upgrade") && request.headers.hasToken("upgrade", in: "Connection")
      && request.headers["Sec-WebSocket-Version"] == "13" && isKey(key)
  }

  /// Sixteen random bytes in base64.
  private static func isKey(_ key: String) -> Bool {
    let digits = key.utf8.prefix(22)
    return key.utf8.count == 24 && key.hasSuffix("==")
      && digits.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }

  /// What proves to the client that its handshake was understood.
  static func accept(key: String) -> String {
    let text = Array((key + magic).utf8)
    var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
    _ = unsafe SHA1(text, text.count, &digest)
    // 20 bytes become 28 characters, and a zero byte.
    var encoded = [UInt8](repeating: 0, count: 29)
    _ = unsafe EVP_EncodeBlock(&encoded, digest, Int32(digest.count))
    return String(decoding: encoded.prefix(28), as: UTF8.self)
  }
}
