import WorkflowModels

/// How values and failures are put into words.
enum Describe {
  /// The kind and a short piece of a value: `number (5)`.
  static func value(_ json: JSON) -> String {
    switch json {
    case .null: "null"
    case .bool(let flag): "boolean (\(flag))"
    case .int, .double, .decimal: "number (\(Number.text(json)))"
    case .string(let text):
      "string (\"\(text.unicodeScalars.prefix(24).map(String.init).joined())\(text.unicodeScalars.prefix(25).count > 24 ? "…" : "")\")"
    case .array(let values): "array (of \(values.count))"
    case .object(let object): "object (of \(object.count) keys)"
    }
  }

  static func path(_ steps: some Sequence<SyntaxTree.Step>) -> String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let name):
        let isPlain =
          name.utf8.first.map { $0 > 57 || $0 < 48 } == true
          && name.utf8.allSatisfy {
            ($0 >= 48 && $0 <= 57) || ($0 >= 65 && $0 <= 90) || ($0 >= 97 && $0 <= 122) || $0 == 95
          }
        text += isPlain ? ".\(name)" : (text.isEmpty ? "." : "") + "[\(JSON.string(name).text())]"
      case .index(let place): text += (text.isEmpty ? "." : "") + "[\(place)]"
      }
    }
    return text.isEmpty ? "." : text
  }

  /// A step of a constant path failed: says which, and what was probably meant.
  static func failed(
    _ fault: Fault, at step: SyntaxTree.Step, after before: ArraySlice<SyntaxTree.Step>, in value: JSON
  ) -> Fault {
    guard case .value(let message, let kind, let hint) = fault else { return fault }
    guard case .array = value, case .key(let name) = step else { return .value(message, kind: kind, hint: hint) }
    let list = before.isEmpty ? "." : path(before)
    return .value(message, kind: kind, hint: "did you mean \(list)[].\(name)?")
  }
}
