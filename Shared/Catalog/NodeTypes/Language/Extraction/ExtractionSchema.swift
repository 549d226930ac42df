internal import WorkflowModels

/// The shape that an information-extractor fills: JSON Schema of an object, or its short form `{name: type}`.
struct ExtractionSchema: Sendable {
  let json: JSON
  private static let mostFields = 100
  private static let types = ["string", "number", "integer", "boolean", "object", "array", "null"]
  private static let formats = [
    "date": "date", "date-time": "date-time", "datetime": "date-time", "email": "email", "url": "uri", "uri": "uri",
    "phone": "phone", "text": "", "list": "",
  ]

  /// Expects a schema without a problem.
  init(_ schema: JSON) { json = Self.whole(schema, 0) }

  static func problem(with schema: JSON) -> String? {
    if let problem = StructuredReply.problem(with: schema) { return problem }
    let properties = whole(schema, 0)["properties"]?.objectValue ?? [:]
    if properties.isEmpty { return "must name at least one property to find" }
    return count(whole(schema, 0), 0) > mostFields ? "has more than \(mostFields) properties" : nil
  }

  private static func count(_ schema: JSON, _ depth: Int) -> Int {
    guard depth < 32 else { return 0 }
    let inner = (schema["properties"]?.objectValue).map { Array($0.values) } ?? []
    return inner.count + (inner + [schema["items"] ?? .null]).reduce(0) { $0 + count($1, depth + 1) }
  }

  /// For a model: nothing is required, so that it need not invent what is missing.
  var optional: JSON { Self.optional(json, 0) }

  /// The data with every property of the schema, null where it is missing, and no other.
  func completed(_ data: JSON) -> JSON { Self.completed(data, json, 0) }

  // MARK: The short form

  private static func whole(_ schema: JSON, _ depth: Int) -> JSON {
    guard depth < 32, let object = schema.objectValue else { return schema }
    guard isSchema(object, depth) else {
      return ["type": "object", "properties": .object(object.mapValues { field($0, depth + 1) })]
    }
    var result = object
    if let properties = object["properties"]?.objectValue {
      result["type"] = result["type"] ?? "object"
      result["properties"] = .object(properties.mapValues { field($0, depth + 1) })
    }
    if let items = object["items"] { result["items"] = field(items, depth + 1) }
    return .object(result)
  }

  /// A name such as "items" or "format" may also be one of a field: at the top, where only an object can be meant, such
  /// words are taken for names.
  private static func isSchema(_ object: JSONObject, _ depth: Int) -> Bool {
    if object["type"]?.stringValue.map({ types.contains($0) }) ?? (object["type"]?.arrayValue != nil) { return true }
    if object["properties"]?.objectValue != nil || object["$ref"]?.stringValue != nil { return true }
    return depth > 0
      && (object["items"]?.objectValue != nil || object["format"]?.stringValue != nil
        || ["enum", "anyOf", "oneOf"].contains { object[$0]?.arrayValue != nil })
  }

  private static func field(_ schema: JSON, _ depth: Int) -> JSON {
    switch schema {
    case .string(let word):
      let name = word.lowercased()
      if name == "array" || name == "list" { return ["type": "array", "items": ["type": "string"]] }
      if types.contains(name) { return ["type": .string(name)] }
      guard let format = formats[name] else { return ["type": "string", "description": schema] }
      return format.isEmpty ? ["type": "string"] : ["type": "string", "format": .string(format)]
    case .array(let values):
      if values.count == 1, let only = values.first { return ["type": "array", "items": field(only, depth + 1)] }
      return ["type": "string", "enum": schema]
    case .object: return whole(schema, depth)
    default: return ["type": "string"]
    }
  }

  // MARK: Both ways of a model's reply

  private static func optional(_ schema: JSON, _ depth: Int) -> JSON {
    guard depth < 32, var object = schema.objectValue else { return schema }
    object["required"] = nil
    // Our own word, which no vendor knows.
    if object["format"] == "phone" { object["format"] = nil }
    if let properties = object["properties"]?.objectValue {
      object["properties"] = .object(properties.mapValues { optional($0, depth + 1) })
    }
    if let items = object["items"] { object["items"] = optional(items, depth + 1) }
    return .object(object)
  }

  private static func completed(_ data: JSON, _ schema: JSON, _ depth: Int) -> JSON {
    guard depth < 32 else { return data }
    if let properties = schema["properties"]?.objectValue {
      guard let given = data.objectValue else { return depth == 0 ? completed([:], schema, 1) : .null }
      var result: JSONObject = [:]
      for (name, inner) in properties { result[name] = given[name].map { completed($0, inner, depth + 1) } ?? .null }
      return .object(result)
    }
    if let items = data.arrayValue, let inner = schema["items"] {
      return .array(items.map { completed($0, inner, depth + 1) })
    }
    return data
  }
}
