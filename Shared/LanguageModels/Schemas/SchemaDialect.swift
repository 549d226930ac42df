/// What a vendor takes of JSON Schema. Facts as data: one transformer reads them.
struct SchemaDialect: Sendable {
  /// Kept as they are; every other keyword is said in the description instead.
  var keywords: Set<String>
  /// Values of `format` that are kept.
  var formats: Set<String>?
  /// A larger `minItems` is said in words.
  var largestMinimumItems: Int?
  /// Objects must say `additionalProperties: false`.
  var closesObjects = false
  /// Every property must be required; what was optional becomes nullable.
  var requiresAll = false
  /// Levels of objects and arrays; what lies deeper is asked for as JSON text.
  var maximumDepth = 16

  private static let structure: Set<String> = [
    "type", "properties", "required", "items", "enum", "const", "anyOf", "allOf", "$ref", "$defs", "description",
    "title", "additionalProperties", "format",
  ]

  static let anthropic = SchemaDialect(
    keywords: structure.union(["minItems"]),
    formats: [
      "date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid",
    ], largestMinimumItems: 1, closesObjects: true)

  static let strict = SchemaDialect(
    keywords: structure.subtracting(["allOf", "title"]).union([
      "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems",
    ]),
    formats: ["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"],
    closesObjects: true, requiresAll: true, maximumDepth: 5)

  static let gemini = SchemaDialect(
    keywords: structure.subtracting(["allOf", "const"]).union(["minItems", "maxItems", "minimum", "maximum"]),
    formats: ["date-time", "date", "time"])
}
