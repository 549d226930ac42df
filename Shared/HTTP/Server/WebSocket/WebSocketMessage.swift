/// What WebSocket carries.
package enum WebSocketMessage: Sendable, Hashable {
  case text(String)
  case binary([UInt8])

  var byteCount: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .binary(let bytes): bytes.count
    }
  }
}

/// Why a WebSocket was closed (RFC 6455 §7.4).
package struct WebSocketCloseCode: Sendable, Hashable, ExpressibleByIntegerLiteral {
  package let code: UInt16

  package init(code: UInt16) { self.code = code }
  package init(integerLiteral value: UInt16) { code = value }

  package static let normal: WebSocketCloseCode = 1000
  /// The server stops, or the page was left.
  package static let goingAway: WebSocketCloseCode = 1001
  package static let protocolError: WebSocketCloseCode = 1002
  package static let noStatus: WebSocketCloseCode = 1005
  /// The connection was lost without a word. Never sent.
  package static let abnormal: WebSocketCloseCode = 1006
  package static let policyViolation: WebSocketCloseCode = 1008
  package static let tooBig: WebSocketCloseCode = 1009
  package static let internalError: WebSocketCloseCode = 1011
}

/// The WebSocket is closed: nothing can be sent any more.
package struct WebSocketClosed: Error, Sendable {
  package let code: WebSocketCloseCode
}
