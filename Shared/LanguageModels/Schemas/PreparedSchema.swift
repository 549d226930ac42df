internal import WorkflowModels

/// A schema in a vendor's dialect, with the way back: what was asked for as JSON text becomes JSON again, and a null
/// that stands for an absent property is taken out.
struct PreparedSchema: Sendable {
  let schema: JSON
  private let original: JSON
  private let dialect: SchemaDialect

  init(_ original: JSON, for dialect: SchemaDialect) {
    self.original = original
    self.dialect = dialect
    var writer = SchemaWriter(dialect: dialect)
    var schema = writer.write(original, depth: 1)
    if let definitions = original["$defs"]?.objectValue, var object = schema.objectValue {
      object["$defs"] = .object(definitions.mapValues { writer.write($0, depth: 2) })
      schema = .object(object)
    }
    self.schema = schema
  }

  func restore(_ value: JSON) -> JSON { restore(value, original, depth: 1) }

  private func restore(_ value: JSON, _ schema: JSON, depth: Int) -> JSON {
    guard depth < 64 else { return value }
    let schema = SchemaWriter.resolved(schema, in: original)
    if case .string(let text) = value, SchemaWriter.isText(schema, depth: depth, dialect) {
      return (try? JSON(parsing: text)) ?? value
    }
    switch value {
    case .array(let items):
      let inner = schema["items"] ?? [:]
      return .array(items.map { restore($0, inner, depth: depth + 1) })
    case .object(let members):
      let branches = schema["anyOf"]?.arrayValue ?? schema["oneOf"]?.arrayValue ?? []
      let properties = schema["properties"] ?? branches.lazy.compactMap { $0["properties"] }.first ?? [:]
      let required = Set((schema["required"]?.arrayValue ?? []).compactMap(\.stringValue))
      var result: JSONObject = [:]
      for (name, member) in members {
        let inner = properties[name]
        if member.isNull, let inner, !required.contains(name), !SchemaWriter.allowsNull(inner) {
          continue
        }
        result[name] = restore(member, inner ?? [:], depth: depth + 1)
      }
      return .object(result)
    default: return value
    }
  }
}
