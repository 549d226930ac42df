internal import WorkflowModels

/// The shape in which a model says a workflow: flat, five levels at most, every member required. Values are texts,
/// because small models break JSON that stands inside of JSON; `DraftReader` makes of them what the setting wants.
enum DraftSchema {
  static func make(_ offers: ToolOffers) -> JSON {
    object([
      "name": text("A title of a few words."), "description": text("One sentence."),
      "trigger": object([
        "type": choice(offers.triggers.map(\.id)), "settings": settings,
      ]),
      "steps": list(
        object([
          "id": text("Letters, digits and _."), "tool": choice(offers.offers.map(\.id)), "title": text(""),
          "inside": text("The id of the for-each or loop whose body it belongs to; else empty."),
          "after": list(object(["step": text("An id, or trigger."), "port": text("Mostly main.")])),
          "settings": settings,
        ])),
      "questions": list(
        object([
          "step": text(""), "setting": text(""), "question": text("To the user, for a value that must not be guessed."),
        ])),
      "clarification": text("Empty; or the question to ask when no workflow at all can be made of the request."),
    ])
  }

  private static var settings: JSON { list(object(["name": text(""), "value": text("")])) }

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
