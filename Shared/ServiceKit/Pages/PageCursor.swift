/// A sort key as an opaque text: callers must not build cursors of their own, so that keys may change.
enum PageCursor {
  /// Tells our cursors from any other base64, and one form of them from the next.
  private static let mark = "1:"

  static func encode(_ key: String) -> String { Base64URL.encode(Array((mark + key).utf8)) }

  static func decode(_ cursor: String) -> String? {
    guard let bytes = Base64URL.decode(cursor), let text = String(validating: bytes, as: UTF8.self),
      text.hasPrefix(mark), !bytes.contains(0)
    else { return nil }
    return String(text.dropFirst(mark.count))
  }
}
