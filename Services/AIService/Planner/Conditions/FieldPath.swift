/// The way to a value inside an item of data: "user.email" as a program writes it, "due date" as people say it.
struct FieldPath: Sendable, Hashable {
  var parts: [String]
  /// It is a part of an HTTP answer itself ("the status code"), not of what the answer carries.
  var ofResponse = false

  init(_ parts: [String], ofResponse: Bool = false) {
    self.parts = parts
    self.ofResponse = ofResponse
  }

  /// Reads one name, which may hold dots.
  init?(name: String) {
    let parts = name.split(separator: ".").map(String.init)
    guard !parts.isEmpty, parts.count <= 8 else { return nil }
    self.init(parts)
  }

  var name: String { parts.last ?? "" }

  /// As jq, behind the expression that leads to the item.
  func jq(from root: String) -> String {
    var result = root == "." ? "" : root
    for part in parts {
      if Self.isPlain(part) {
        result += "." + part
      } else {
        result += (result.isEmpty ? "." : "") + "[" + JQText.string(part) + "]"
      }
    }
    return result.isEmpty ? "." : result
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.first, first.isASCII, first.isLetter || first == "_" else { return false }
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } && !JQText.words.contains(name)
  }
}
