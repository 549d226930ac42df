import LanguageModels
import Platform
import WorkflowModels

/// The requests that every wire format must carry, and what must come back.
enum Samples {
  /// It holds what vendors differ in: keywords that some do not know, an optional property, an object of any members.
  static let schema: JSON = [
    "type": "object",
    "properties": [
      "city": ["type": "string", "maxLength": 80, "description": "Its name."],
      "temperature": ["type": "number", "minimum": -90], "unit": ["enum": ["celsius", "fahrenheit"]],
      "note": ["type": "string", "default": "none"], "extra": ["type": "object"],
      "tags": ["type": "array", "items": ["type": "string"], "minItems": 2],
      "place": ["oneOf": [["type": "string"], ["type": "null"]]],
    ],
    "required": ["city", "temperature", "unit", "extra", "tags"],
  ]

  static let data: JSON = [
    "city": "Tromsø", "temperature": -3.5, "unit": "celsius", "extra": ["wind": ["from": "north"]], "tags": ["a", "b"],
  ]

  /// The data as a model says it under the vendor's schema.
  static func said(under schema: JSON?) -> JSON {
    guard var said = data.objectValue, let schema else { return data }
    if schema["properties"]?["extra"]?["type"] == "string" {
      said["extra"] = .string(data["extra"]?.text() ?? "")
    }
    if schema["required"]?.arrayValue?.contains("note") == true {
      said["note"] = nil
      said["note"] = .null
      said["place"] = .null
    }
    return .object(said)
  }

  /// What comes back: a null that is a value of its own stays.
  static func expected(for said: JSON) -> JSON {
    guard var expected = data.objectValue else { return data }
    if said["place"] != nil { expected["place"] = .null }
    return .object(expected)
  }

  static let structured = ModelRequest(
    system: "Answer as asked.", "How is the weather in Tromsø?", output: .init(name: "weather", schema: schema))

  static let tool = ModelTool(
    name: "look_up", description: "Looks up the weather.",
    parameters: [
      "type": "object", "properties": ["city": ["type": "string"], "day": ["type": "string"]], "required": ["city"],
    ])

  static let withTools = ModelRequest(
    system: "Use the tools.", messages: [.user("How is the weather in Tromsø?")], tools: [tool])

  static let plain = ModelRequest(system: "Be short.", "Say hello. Do not say swordfish.")

  static var soon: MonotonicTime { MonotonicTime.now.advanced(by: .seconds(20)) }
}
