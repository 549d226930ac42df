package import WorkflowModels

/// A JSON Schema (2020-12, as OpenAPI 3.1 has it) in a form short enough to stand beside a handler.
package struct APISchema: Sendable {
  package let json: JSON

  package init(_ json: JSON) { self.json = json }

  package static let any = APISchema([:])

  package static func string(_ description: String = "", format: String? = nil) -> APISchema {
    schema("string", description, format.map { ["format": .string($0)] } ?? [:])
  }

  package static func choice(_ words: [String], _ description: String = "") -> APISchema {
    schema("string", description, ["enum": .array(words.map { .string($0) })])
  }

  package static func integer(_ range: ClosedRange<Int>? = nil, _ description: String = "") -> APISchema {
    var more = JSONObject()
    if let range, range.lowerBound > .min { more["minimum"] = .int(range.lowerBound) }
    if let range, range.upperBound < .max { more["maximum"] = .int(range.upperBound) }
    return schema("integer", description, more)
  }

  package static func number(_ description: String = "") -> APISchema { schema("number", description) }

  package static func boolean(_ description: String = "") -> APISchema { schema("boolean", description) }

  /// RFC 3339 in UTC.
  package static func time(_ description: String = "") -> APISchema { string(description, format: "date-time") }

  package static func array(of items: APISchema, _ description: String = "") -> APISchema {
    schema("array", description, ["items": items.json])
  }

  /// Further members are allowed, as everywhere in the contract.
  package static func object(
    _ properties: KeyValuePairs<String, APISchema> = [:], required: [String] = [], _ description: String = ""
  ) -> APISchema {
    var more = JSONObject()
    if !properties.isEmpty {
      var members = JSONObject()
      for (name, schema) in properties { members[name] = schema.json }
      more["properties"] = .object(members)
    }
    if !required.isEmpty { more["required"] = .array(required.map { .string($0) }) }
    return schema("object", description, more)
  }

  /// A schema that `API.define` named.
  package static func reference(_ name: String) -> APISchema {
    APISchema(["$ref": .string("#/components/schemas/\(name)")])
  }

  /// The body of a request that says only who asks.
  package static let caller = object(
    ["user_id": string("Who asks; a query parameter does as well.")], required: ["user_id"])

  /// A schema that was written to stand alone, as the component of this name: its own `$defs` are found there.
  package static func standing(_ json: JSON, as name: String) -> APISchema {
    guard case .object(var object) = relocated(json, to: "#/components/schemas/\(name)") else { return APISchema(json) }
    object["$id"] = nil
    object["$schema"] = nil
    return APISchema(.object(object))
  }

  /// Our own schemas only, which are a few levels deep.
  private static func relocated(_ json: JSON, to place: String) -> JSON {
    switch json {
    case .object(let object):
      var copy = JSONObject(minimumCapacity: object.count)
      for (key, value) in object {
        if key == "$ref", let reference = value.stringValue, reference.hasPrefix("#/$defs/") {
          copy[key] = .string(place + reference.dropFirst())
        } else {
          copy[key] = relocated(value, to: place)
        }
      }
      return .object(copy)
    case .array(let values): return .array(values.map { relocated($0, to: place) })
    default: return json
    }
  }

  /// The same object with one more property, which must be there. Its definitions stay where they stand already.
  package func requiring(_ name: String, _ schema: APISchema) -> APISchema {
    guard case .object(var object) = json else { return self }
    var properties = object["properties"]?.objectValue ?? [:]
    properties[name] = schema.json
    object["properties"] = .object(properties)
    object["$defs"] = nil
    object["required"] = .array((object["required"]?.arrayValue ?? []) + [.string(name)])
    return APISchema(.object(object))
  }

  /// `{"<plural>": […], "next_cursor"}`.
  package static func page(_ plural: String, of item: APISchema) -> APISchema {
    APISchema([
      "type": "object",
      "properties": .object([plural: array(of: item).json, "next_cursor": ["type": ["string", "null"]]]),
    ])
  }

  /// The same, or null.
  package var orNull: APISchema { APISchema(["anyOf": [json, ["type": "null"]]]) }

  /// Marks one of the values it may have, which the documentation shows.
  package func example(_ value: JSON) -> APISchema {
    guard case .object(var object) = json else { return self }
    object["examples"] = [value]
    return APISchema(.object(object))
  }

  private static func schema(_ type: String, _ description: String, _ more: JSONObject = [:]) -> APISchema {
    var object: JSONObject = ["type": .string(type)]
    if !description.isEmpty { object["description"] = .string(description) }
    for (key, value) in more { object[key] = value }
    return APISchema(.object(object))
  }
}
