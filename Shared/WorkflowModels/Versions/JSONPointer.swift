/// A place in a JSON value (RFC 6901): the names and numbers on the way to it.
package struct JSONPointer: Sendable, Hashable {
  package let tokens: [String]

  package init(_ tokens: [String] = []) { self.tokens = tokens }

  /// `/nodes/0/data`; empty for the whole value.
  package var text: String { tokens.map { "/" + Self.escaped($0) }.joined() }

  func appending(_ name: String) -> JSONPointer { JSONPointer(tokens + [name]) }
  func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

  private static func escaped(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
    var bytes: [UInt8] = []
    for byte in token.utf8 {
      switch byte {
      case UInt8(ascii: "~"): bytes += Array("~0".utf8)
      case UInt8(ascii: "/"): bytes += Array("~1".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
