package import Expressions
package import WorkflowModels

/// What is known of a value before there is one: a piece of JSON Schema, as node types declare their outputs.
package struct ValueShape: Sendable {
  private let schema: JSON

  package init(_ schema: JSON) { self.schema = schema }

  package static let unknown = ValueShape([:])

  /// The shape of a value that is there, so far as an editor looks into it.
  package init(describing value: JSON) { self.init(Self.schema(of: value, depth: 0)) }

  private static func schema(of value: JSON, depth: Int) -> JSON {
    guard depth < 16 else { return [:] }
    switch value {
    case .object(let object):
      let properties = object.mapValues { schema(of: $0, depth: depth + 1) }
      return ["type": "object", "properties": .object(properties)]
    case .array(let values):
      return ["type": "array", "items": values.first.map { schema(of: $0, depth: depth + 1) } ?? [:]]
    case .null: return [:]
    default: return ["type": .string(value.typeName)]
    }
  }

  /// nil where several are possible, or nothing is said.
  package var type: String? { schema["type"]?.stringValue }

  /// The names of the fields that are sure or possible, in their order.
  package var fields: [String] {
    var names = schema["properties"]?.objectValue.map { Array($0.keys) } ?? []
    for name in schema["required"]?.arrayValue ?? [] {
      if let name = name.stringValue, !names.contains(name) { names.append(name) }
    }
    return names
  }

  package func field(_ name: String) -> ValueShape { ValueShape(schema["properties"]?[name] ?? [:]) }

  /// Of an array; what is in an object by any name is unknown.
  package var element: ValueShape { ValueShape(schema["items"] ?? [:]) }

  /// What a step leads to; nil when nothing can be there.
  package func child(_ step: ExpressionReferences.Step) -> ValueShape? {
    guard let type else { return .unknown }
    switch (step, type) {
    case (.key(let name), "object"):
      let isClosed = schema["additionalProperties"] == false
      return isClosed && !fields.contains(name) ? nil : field(name)
    case (.index, "array"): return element
    case (_, "object"), (_, "array"), (_, "string"), (_, "number"), (_, "integer"), (_, "boolean"): return nil
    default: return .unknown
    }
  }
}
