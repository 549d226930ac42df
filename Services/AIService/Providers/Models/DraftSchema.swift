internal import WorkflowModels

/// The shape in which a model says a workflow: flat, five levels at most, every member required, and as short as it can
/// be, because a model's time goes by its words. Settings are texts, "name=value": small models break JSON that stands
/// inside of JSON, and `DraftReader` makes of them what the setting wants.
enum DraftSchema {
  static func make(_ offers: ToolOffers) -> JSON {
    object([
      "name": text("A title of a few words."),
      "trigger": object([
        "type": choice(offers.triggers.map(\.id)), "settings": settings,
      ]),
      "steps": list(
        object([
          "id": text("What it does, in small letters, digits and _."), "tool": choice(offers.offers.map(\.id)),
          "inside": text("The id of the for-each or loop whose body it belongs to; else empty."),
          "after": list(text("trigger, the id of a step, or id:port.")),
          "settings": settings,
        ])),
      "questions": list(
        object([
          "step": text(""), "setting": text(""), "question": text("To the user, for a value that must not be guessed."),
        ])),
      "clarification": text("Empty; or the question to ask when no workflow at all can be made of the request."),
    ])
  }

  private static var settings: JSON { list(text("name=value")) }

  private static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    var properties: JSONObject = [:]
    for (name, schema) in members { properties[name] = schema }
    return [
      "type": "object", "properties": .object(properties), "required": .array(members.map { .string($0.key) }),
      "additionalProperties": false,
    ]
  }

  private static func list(_ items: JSON) -> JSON { ["type": "array", "items": items] }

  private static func text(_ description: String) -> JSON {
    description.isEmpty ? ["type": "string"] : ["type": "string", "description": .string(description)]
  }

  private static func choice(_ names: [String]) -> JSON {
    ["type": "string", "enum": .array(names.map { .string($0) })]
  }
}
