/// The client's side of a WebSocket, frame by frame. Blocks: for `OwnThread` only.
package final class RawWebSocket {
  package struct Frame: Sendable, Equatable {
    package let opcode: UInt8
    package let payload: [UInt8]

    package init(opcode: UInt8, payload: [UInt8]) {
      self.opcode = opcode
      self.payload = payload
    }

    package var text: String { String(decoding: payload, as: UTF8.self) }
    /// Of a close frame.
    package var closeCode: Int? { payload.count < 2 ? nil : Int(payload[0]) << 8 | Int(payload[1]) }
  }

  package let connection: RawClient

  /// - Parameter early: frames sent in one piece with the handshake.
  package init(port: Int, path: String, early: [UInt8] = []) throws {
    connection = try RawClient(port: port)
    let head =
      "GET \(path) HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
      + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    try connection.send(Array(head.utf8) + early)
    let answer = try connection.receiveHead()
    // The example of RFC 6455 §1.3.
    guard answer.status == 101, answer["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" else {
      throw RawClient.Failure(description: "no handshake: \(answer)")
    }
  }

  package static func frame(_ opcode: UInt8, _ payload: [UInt8], isFinal: Bool = true, isMasked: Bool = true) -> [UInt8]
  {
    var bytes: [UInt8] = [(isFinal ? 0x80 : 0) | opcode]
    let mask: UInt8 = isMasked ? 0x80 : 0
    switch payload.count {
    case ..<126: bytes.append(mask | UInt8(payload.count))
    case ..<65_536: bytes += [mask | 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
    default: bytes += [mask | 127] + (0..<8).reversed().map { UInt8(truncatingIfNeeded: payload.count >> ($0 * 8)) }
    }
    guard isMasked else { return bytes + payload }
    let key: [UInt8] = [1, 2, 3, 4]
    return bytes + key + payload.enumerated().map { $1 ^ key[$0 % 4] }
  }

  package func send(_ opcode: UInt8, _ payload: [UInt8], isFinal: Bool = true, isMasked: Bool = true) throws {
    try connection.send(Self.frame(opcode, payload, isFinal: isFinal, isMasked: isMasked))
  }

  package func send(_ text: String) throws { try send(1, Array(text.utf8)) }

  package func receive() throws -> Frame {
    let head = try connection.receive(bytes: 2)
    var length = Int(head[1] & 0x7F)
    if length >= 126 {
      length = try connection.receive(bytes: length == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) }
    }
    return Frame(opcode: head[0] & 0x0F, payload: try connection.receive(bytes: length))
  }
}
