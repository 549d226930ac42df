internal import WorkflowModels

/// Writes a schema in a vendor's dialect. Schemas come from our own node types, but also from imported catalogs: so
/// nothing here trusts their depth or their kinds.
struct SchemaWriter {
  let dialect: SchemaDialect

  mutating func write(_ schema: JSON, depth: Int) -> JSON {
    guard let object = schema.objectValue else { return dialect.closesObjects ? Self.text("", "Any JSON value") : [:] }
    if let reference = object["$ref"] { return ["$ref": reference] }
    let description = object["description"]?.stringValue ?? ""
    if Self.isText(schema, depth: depth, dialect) {
      return Self.text(description, Self.isObject(object) ? "A JSON object" : "Any JSON value")
    }
    var result: JSONObject = [:]
    var notes: [String] = []
    for (keyword, value) in object where keyword != "$defs" && keyword != "description" {
      switch keyword {
      case "properties", "required", "additionalProperties": break
      case "items": result["items"] = write(value, depth: depth + 1)
      case "oneOf", "anyOf", "allOf":
        let branches = value.arrayValue ?? []
        let name = dialect.keywords.contains(keyword) && keyword != "oneOf" ? keyword : "anyOf"
        result[name] = .array(branches.map { write($0, depth: depth) })
      case "format":
        if let known = dialect.formats, let format = value.stringValue, !known.contains(format) {
          notes.append("format: \(format)")
        } else {
          result["format"] = value
        }
      case "minItems":
        let isKept =
          dialect.keywords.contains(keyword)
          && (dialect.largestMinimumItems.map { (value.intValue ?? 0) <= $0 } ?? true)
        if isKept { result[keyword] = value } else { notes.append("\(keyword): \(value.text())") }
      default:
        if dialect.keywords.contains(keyword) {
          result[keyword] = value
        } else if keyword == "const", dialect.keywords.contains("enum") {
          result["enum"] = [value]
        } else if !keyword.hasPrefix("$") {
          notes.append("\(keyword): \(value.text().prefix(200))")
        }
      }
    }
    let words = ([description] + (notes.isEmpty ? [] : ["(\(notes.joined(separator: "; ")))"])).filter { !$0.isEmpty }
    if !words.isEmpty { result["description"] = .string(words.joined(separator: " ")) }
    if Self.isObject(object) { writeMembers(of: object, into: &result, depth: depth) }
    return .object(result)
  }

  private mutating func writeMembers(of object: JSONObject, into result: inout JSONObject, depth: Int) {
    let properties = object["properties"]?.objectValue ?? [:]
    if properties.isEmpty && !dialect.closesObjects { return }
    let required = (object["required"]?.arrayValue ?? []).compactMap(\.stringValue)
    var written: JSONObject = [:]
    for (name, property) in properties {
      let inner = write(property, depth: depth + 1)
      let isOptional = dialect.requiresAll && !required.contains(name)
      written[name] = isOptional && !Self.allowsNull(property) ? Self.nullable(inner) : inner
    }
    result["properties"] = .object(written)
    let all = dialect.requiresAll ? Array(properties.keys) : required
    result["required"] = .array(all.map { .string($0) })
    if dialect.closesObjects {
      result["additionalProperties"] = false
    } else if let open = object["additionalProperties"] {
      result["additionalProperties"] = open.boolValue.map { .bool($0) } ?? write(open, depth: depth + 1)
    }
  }

  private static func nullable(_ schema: JSON) -> JSON {
    guard var object = schema.objectValue else { return schema }
    if let type = object["type"]?.stringValue, object["enum"] == nil, object["const"] == nil {
      object["type"] = [.string(type), "null"]
      return .object(object)
    }
    return ["anyOf": [schema, ["type": "null"]]]
  }

  private static func text(_ description: String, _ what: String) -> JSON {
    [
      "type": "string",
      "description": .string((description.isEmpty ? "" : description + " ") + "(\(what), as JSON text.)"),
    ]
  }

  // MARK: What both ways must agree on

  /// Whether the dialect cannot say this, so that it is asked for as JSON text: an object of any members, a value of
  /// any kind, or what lies too deep.
  static func isText(_ schema: JSON, depth: Int, _ dialect: SchemaDialect) -> Bool {
    guard dialect.closesObjects, let object = schema.objectValue, object["$ref"] == nil else { return false }
    let says = ["type", "enum", "const", "anyOf", "oneOf", "allOf"].contains { object[$0] != nil }
    if !says && object["properties"] == nil { return true }
    if isObject(object) {
      return (object["properties"]?.objectValue ?? [:]).isEmpty && object["additionalProperties"]?.boolValue != false
        || depth > dialect.maximumDepth
    }
    return object["type"]?.stringValue == "array" && (depth > dialect.maximumDepth || object["items"] == nil)
  }

  static func allowsNull(_ schema: JSON) -> Bool {
    if schema["type"]?.stringValue == "null" { return true }
    if schema["type"]?.arrayValue?.contains("null") == true { return true }
    return (schema["anyOf"] ?? schema["oneOf"])?.arrayValue?.contains { $0["type"]?.stringValue == "null" } ?? false
  }

  private static func isObject(_ object: JSONObject) -> Bool {
    object["type"]?.stringValue == "object" || (object["type"] == nil && object["properties"] != nil)
  }

  /// What a reference within the document stands for.
  static func resolved(_ schema: JSON, in document: JSON) -> JSON {
    guard let reference = schema["$ref"]?.stringValue, reference.hasPrefix("#/") else { return schema }
    var place = document
    for name in reference.dropFirst(2).split(separator: "/") { place = place[String(name)] ?? [:] }
    return place
  }
}
