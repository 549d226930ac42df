extension BuiltinToolkits {
  /// Google Forms: forms and surveys of Google.
  static let googleForms = #"""
    {
      "toolkit": {
        "slug": "google-forms", "name": "Google Forms", "category": "forms",
        "description": "Forms and surveys of Google.",
        "aliases": ["gforms"]
      },
      "tools": [
        {
          "slug": "list_responses", "name": "List answers", "kind": "action",
          "description": "Reads the answers to a Google form. Gives a list.",
          "aliases": ["google form answers"],
          "input_parameters": { "type": "object", "properties": {
            "form_id": { "type": "string", "description": "The form.", "x-reads": "text" }
          }, "required": ["form_id"] },
          "output_parameters": { "type": "object", "properties": {
            "responses": { "type": "array", "items": {"type": "object"}, "description": "The answers." }
          } },
          "examples": [
            "get the Google Forms responses",
            "list the answers of the Google form",
            "fetch the form results",
            "read what was entered in the Google Form",
            "load the sign-up sheet from Google Forms"
          ]
        },
        {
          "slug": "create_form", "name": "Create a form", "kind": "action",
          "description": "Creates a Google form with a title and questions.",
          "aliases": ["new google form"],
          "input_parameters": { "type": "object", "properties": {
            "title": { "type": "string", "description": "The title.", "x-reads": "quoted" },
            "questions": { "type": "array", "items": {"type": "string"}, "description": "The questions.", "x-reads": "text" }
          }, "required": ["title"] },
          "output_parameters": { "type": "object", "properties": {
            "form_id": { "type": "string", "description": "Id of the form." },
            "url": { "type": "string", "description": "Address of the form." }
          } },
          "examples": [
            "create a Google Form",
            "make a Google form titled \"Lunch\"",
            "set up a sign-up form in Google Forms",
            "build a quiz with Google Forms",
            "new Google Form for the workshop"
          ]
        },
        {
          "slug": "form_submitted", "name": "When a form is submitted", "kind": "trigger",
          "description": "Starts when somebody submits a Google form. Carries the answers.",
          "aliases": ["new google form response"],
          "input_parameters": { "type": "object", "properties": {
            "form_id": { "type": "string", "description": "Only this form.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "response": { "type": "object", "description": "The answers." }
          } },
          "examples": [
            "when a Google Form is submitted",
            "on a new Google Forms response",
            "whenever someone fills in the Google form",
            "each new answer in Google Forms",
            "if a person signs up by the Google form"
          ]
        }
      ]
    }
    """#
}
