internal import WorkflowModels

/// From the text in which a model says a value to the value that the setting wants, and back.
enum SettingValue {
  static func read(_ text: String, as kind: NodeProperty.Kind) -> JSON {
    // PostgreSQL keeps no null characters, and nobody means one.
    let text = text.replacing("\u{0}", with: " ")
    switch kind {
    case .text, .program, .choice: return .string(text)
    case .integer, .number, .boolean, .object, .array:
      let value = parsed(text)
      return value.map { kind.accepts($0) ? $0 : .string(text) } ?? .string(text)
    case .any: return structure(text)
    case .oneOf(let kinds):
      let value = structure(text)
      // A number where a text would do as well stays what was written.
      if value.isNumber, !kinds.contains(where: { $0.accepts(value) }) { return .string(text) }
      return value
    }
  }

  static func write(_ value: JSON) -> String { value.stringValue ?? value.text() }

  /// JSON where the text is some other value than a string.
  private static func structure(_ text: String) -> JSON {
    guard let value = parsed(text), value.stringValue == nil else { return .string(text) }
    return value
  }

  private static func parsed(_ text: String) -> JSON? {
    guard !text.contains("\\u0000") else { return nil }
    return try? JSON(parsing: text)
  }
}
