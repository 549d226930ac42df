/// What a node type says of itself: enough for an editor to offer it, for the validator to check it, and for the
/// documentation and the dry run to show it working.
package struct NodeTypeDeclaration: Sendable {
  package enum Category: String, Sendable {
    case trigger, flow, data, action
    case artificialIntelligence = "ai"
    case support
  }

  /// A worked example: what the properties make of the input.
  package struct Example: Sendable {
    package let properties: JSONObject
    package let input: JSON
    package let output: JSON

    package init(properties: JSONObject, input: JSON, output: JSON) {
      self.properties = properties
      self.input = input
      self.output = output
    }
  }

  package let type: String
  package let title: String
  package let summary: String
  package let category: Category
  package let properties: [NodeProperty]
  /// Output ports that every node of the type has. Types whose ports depend on properties add to these.
  package let ports: [String]
  /// Reaches outside the engine: its result is journaled, and it is not computed again.
  package let hasEffects: Bool
  /// JSON Schema of what `main` (or the first port) emits.
  package let output: JSON
  /// What comes in goes out as it is, by whatever port.
  package let passesInput: Bool
  package let example: Example

  package init(
    type: String, title: String, summary: String, category: Category, properties: [NodeProperty] = [],
    ports: [String] = ["main"], hasEffects: Bool = false, output: JSON = [:],
    passesInput: Bool = false, example: Example
  ) {
    self.type = type
    self.title = title
    self.summary = summary
    self.category = category
    self.properties = properties
    self.ports = ports
    self.hasEffects = hasEffects
    self.output = output
    self.passesInput = passesInput
    self.example = example
  }

  /// The published form: `GET /api/node-types/{type}`.
  package var json: JSON {
    [
      "type": .string(type), "title": .string(title), "description": .string(summary),
      "category": .string(category.rawValue), "properties": propertiesSchema,
      "ports": .array(ports.map { .string($0) }), "effect": hasEffects ? "effectful" : "pure", "output": output,
      "example": [
        "properties": .object(example.properties), "input": example.input, "output": example.output,
      ],
    ]
  }

  package var propertiesSchema: JSON {
    var schemas = JSONObject(minimumCapacity: properties.count)
    for property in properties { schemas[property.name] = property.jsonSchema }
    return [
      "type": "object", "properties": .object(schemas),
      "required": .array(properties.filter(\.isRequired).map { .string($0.name) }),
    ]
  }
}
