import Testing
import WorkflowModels

@testable import LanguageModels

@Suite struct `A schema in a vendor's dialect` {
  private func written(_ schema: JSON, _ dialect: SchemaDialect) -> JSON { PreparedSchema(schema, for: dialect).schema }

  @Test func `requires all and lets the optional be null where a vendor is strict`() {
    let schema = written(
      ["type": "object", "properties": ["a": ["type": "integer"], "b": ["enum": ["x"]]], "required": ["b"]], .strict)
    #expect(
      schema == [
        "type": "object",
        "properties": ["a": ["type": ["integer", "null"]], "b": ["enum": ["x"]]],
        "required": ["a", "b"], "additionalProperties": false,
      ])
  }

  @Test func `says in words what the vendor does not know`() {
    let property: JSON = ["type": "string", "format": "jq", "pattern": "^a", "description": "A word."]
    #expect(
      written(property, .anthropic) == ["type": "string", "description": "A word. (format: jq; pattern: \"^a\")"])
    #expect(written(["type": "array", "items": ["type": "string"], "minItems": 1], .anthropic)["minItems"] == 1)
    #expect(written(["type": "array", "items": ["type": "string"], "minItems": 3], .anthropic)["minItems"] == nil)
  }

  @Test func `asks for text where anything is allowed, and reads it back`() {
    let schema: JSON = [
      "type": "object", "required": ["any", "object", "plain"],
      "properties": ["any": [:], "object": ["type": "object"], "plain": ["type": "string"]],
    ]
    let prepared = PreparedSchema(schema, for: .strict)
    #expect(prepared.schema["properties"]?["object"]?["type"] == "string")
    let restored = prepared.restore(["any": "[1, 2]", "object": "{\"a\": null}", "plain": "{\"a\": 1}"])
    #expect(restored == ["any": [1, 2], "object": ["a": .null], "plain": "{\"a\": 1}"])
    #expect(prepared.restore(["any": "not JSON", "object": "{", "plain": ""])["any"] == "not JSON")
  }

  @Test(arguments: [SchemaDialect.anthropic, .gemini, .strict])
  func `takes a null for what may be left out, whoever says it`(_ dialect: SchemaDialect) {
    let schema: JSON = [
      "type": "object", "required": ["a"],
      "properties": ["a": ["type": ["string", "null"]], "b": ["type": "string"], "c": ["type": ["string", "null"]]],
    ]
    let restored = PreparedSchema(schema, for: dialect).restore(["a": .null, "b": .null, "c": .null])
    #expect(restored == ["a": .null, "c": .null])
  }

  @Test func `goes no deeper than five levels`() {
    var schema: JSON = ["type": "object", "properties": ["leaf": ["type": "string"]], "required": ["leaf"]]
    for _ in 1...7 { schema = ["type": "object", "properties": ["in": schema], "required": ["in"]] }
    var place = written(schema, .strict)
    for _ in 1...5 { place = place["properties"]?["in"] ?? .null }
    #expect(place["type"] == "string")
    let deep: JSON = ["in": ["in": ["in": ["in": ["in": "{\"in\": {\"in\": {\"leaf\": \"x\"}}}"]]]]]
    let restored = PreparedSchema(schema, for: .strict).restore(deep)
    #expect(SchemaCheck(schema).flaw(in: restored) == nil)
  }

  @Test func `of a hostile depth does not stop us`() {
    var schema: JSON = ["type": "string"]
    for _ in 1...400 { schema = ["anyOf": [schema, ["items": schema["type"] ?? .null]]] }
    _ = written(schema, .strict)
    _ = SchemaCheck(schema).flaw(in: "x")
    let endless: JSON = ["$ref": "#/$defs/a", "$defs": ["a": ["$ref": "#/$defs/a"]]]
    #expect(PreparedSchema(endless, for: .anthropic).restore(["a": [1]]) == ["a": [1]])
    #expect(SchemaCheck(endless).flaw(in: [1]) == nil)
  }

  @Test func `is checked in its structure`() {
    let check = SchemaCheck([
      "type": "object", "required": ["tool"],
      "properties": ["tool": ["enum": ["a", "b"]], "n": ["type": ["integer", "null"]]],
    ])
    #expect(check.flaw(in: ["tool": "a", "n": 1]) == nil && check.flaw(in: ["tool": "b", "n": .null]) == nil)
    #expect(check.flaw(in: ["tool": "c"]) == "/tool" && check.flaw(in: [:]) == "/tool")
    #expect(check.flaw(in: ["tool": "a", "n": 1.5]) == "/n" && check.flaw(in: []) == "/")
  }
}
