/// A sort key as an opaque text: callers must not build cursors of their own, so that keys may change.
enum PageCursor {
  /// Tells our cursors from any other base64, and one form of them from the next.
  private static let mark = "2:"

  /// - Parameter list: what is listed. The cursor of one list is none of another.
  static func encode(_ key: String, of list: String = "") -> String {
    Base64URL.encode(Array("\(mark)\(list):\(key)".utf8))
  }

  static func decode(_ cursor: String, of list: String = "") -> String? {
    let start = "\(mark)\(list):"
    guard let bytes = Base64URL.decode(cursor), let text = String(validating: bytes, as: UTF8.self),
      text.hasPrefix(start), !bytes.contains(0)
    else { return nil }
    return String(text.dropFirst(start.count))
  }
}
