/// One property of a node type: what a value must be, in a form that both the validator and the published JSON Schema
/// are made from, so that they never disagree.
package struct NodeProperty: Sendable {
  package indirect enum Kind: Sendable, Hashable {
    case text
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case boolean
    case object
    case array
    case any
    case choice([String])
    /// jq source that is never expanded early: bare or as one `{{ … }}`.
    case program
    /// One of several kinds.
    case oneOf([Kind])
  }

  package let name: String
  package let kind: Kind
  package let isRequired: Bool
  package let defaultValue: JSON?
  package let summary: String

  package init(
    _ name: String, _ kind: Kind, required: Bool = false, default defaultValue: JSON? = nil, _ summary: String
  ) {
    self.name = name
    self.kind = kind
    isRequired = required
    self.defaultValue = defaultValue
    self.summary = summary
  }

  package var jsonSchema: JSON {
    guard var schema = kind.jsonSchema.objectValue else { return kind.jsonSchema }
    schema["description"] = .string(summary)
    if let defaultValue { schema["default"] = defaultValue }
    return .object(schema)
  }
}

extension NodeProperty.Kind {
  /// Whether a value could be right. A string with an expression in it can only be judged when it runs.
  package func accepts(_ value: JSON) -> Bool {
    if case .string(let text) = value, self != .program, text.contains("{{") { return true }
    switch self {
    case .text: return value.stringValue != nil
    case .integer(let range): return value.intValue.map(range.contains) ?? false
    case .number(let range): return value.doubleValue.map(range.contains) ?? false
    case .boolean: return value.boolValue != nil
    case .object: return value.objectValue != nil
    case .array: return value.arrayValue != nil
    case .any: return true
    case .choice(let names): return value.stringValue.map(names.contains) ?? false
    case .program: return value.stringValue != nil
    case .oneOf(let kinds): return kinds.contains { $0.accepts(value) }
    }
  }

  /// For sentences: "a whole number from 1 to 10".
  package var expectation: String {
    switch self {
    case .text: "a string"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true or false"
    case .object: "an object"
    case .array: "an array"
    case .any: "any value"
    case .choice(let names): "one of " + names.map { "\"\($0)\"" }.joined(separator: ", ")
    case .program: "a jq expression as a string"
    case .oneOf(let kinds): kinds.map(\.expectation).joined(separator: ", or ")
    }
  }

  var jsonSchema: JSON {
    switch self {
    case .text: ["type": "string"]
    case .integer(let range):
      Self.orTemplate(["type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound)])
    case .number(let range):
      Self.orTemplate(["type": "number", "minimum": .double(range.lowerBound), "maximum": .double(range.upperBound)])
    case .boolean: Self.orTemplate(["type": "boolean"])
    case .object: Self.orTemplate(["type": "object"])
    case .array: Self.orTemplate(["type": "array"])
    case .any: [:]
    case .choice(let names): Self.orTemplate(["enum": .array(names.map { .string($0) })])
    case .program: ["type": "string", "format": "jq"]
    case .oneOf(let kinds): ["anyOf": .array(kinds.map(\.jsonSchema))]
    }
  }

  private static func orTemplate(_ schema: JSON) -> JSON {
    ["anyOf": [schema, ["type": "string", "pattern": "\\{\\{"]]]
  }
}
