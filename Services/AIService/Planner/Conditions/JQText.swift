internal import WorkflowModels

/// Writes values as jq source, so that nothing a prompt says can break out of its string.
enum JQText {
  /// Names that jq reads as keywords; as object keys and fields they are quoted.
  static let words: Set<String> = [
    "and", "or", "not", "if", "then", "else", "elif", "end", "as", "def", "reduce", "foreach", "try", "catch", "label",
    "import", "include", "__loc__",
  ]

  /// jq's strings are JSON's, but `\(` would begin an interpolation; JSON writes a backslash as two, so none is left.
  static func string(_ text: String) -> String { JSON.string(text).text() }

  static func number(_ value: Double) -> String { json(value).text() }

  /// 5 stays 5, not 5.0.
  static func json(_ value: Double) -> JSON {
    if value.magnitude < 1e15, let whole = Int(exactly: value) { return .int(whole) }
    return .double(value)
  }

  static func key(_ name: String) -> String {
    let plain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return plain && !words.contains(name) && !(name.first?.isNumber ?? true) ? name : string(name)
  }

  /// A property that is nothing but one expression.
  static func template(_ expression: String) -> JSON { .string("{{ \(expression) }}") }
}
