/// Reading a value without a `switch`: every accessor answers nil for another kind or an absent place, and none traps.
extension JSON {
  package subscript(key: String) -> JSON? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }

  package subscript(index: Int) -> JSON? {
    guard case .array(let values) = self, values.indices.contains(index) else { return nil }
    return values[index]
  }

  package var isNull: Bool {
    if case .null = self { true } else { false }
  }

  package var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The number as an `Int`, when it is one exactly: `3` and `3.0`, but not `3.5`.
  package var intValue: Int? {
    switch self {
    case .int(let value): value
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The number as the nearest `Double`; nil when it lies beyond its range.
  package var doubleValue: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    case .decimal(let digits): Double(digits).flatMap { $0.isFinite ? $0 : nil }
    default: nil
    }
  }

  package var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  package var arrayValue: [JSON]? {
    if case .array(let values) = self { values } else { nil }
  }

  package var objectValue: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  package var isNumber: Bool {
    switch self {
    case .int, .double, .decimal: true
    default: false
    }
  }

  /// The kind as JSON Schema and jq name it: `null`, `boolean`, `number`, `string`, `array`, `object`.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .int, .double, .decimal: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
