extension BuiltinToolkits {
  /// Typeform: forms and surveys.
  static let typeform = #"""
    {
      "toolkit": {
        "slug": "typeform", "name": "Typeform", "category": "forms",
        "description": "Forms and surveys.",
        "aliases": ["type form"]
      },
      "tools": [
        {
          "slug": "list_responses", "name": "List answers", "kind": "action",
          "description": "Reads the answers to a Typeform form. Gives a list.",
          "aliases": ["survey responses"],
          "input_parameters": { "type": "object", "properties": {
            "form_id": { "type": "string", "description": "The form.", "x-reads": "text" },
            "since": { "type": "string", "description": "Only after this time.", "x-reads": "date" }
          }, "required": ["form_id"] },
          "output_parameters": { "type": "object", "properties": {
            "items": { "type": "array", "items": {"type": "object"}, "description": "The answers." }
          } },
          "examples": [
            "get the Typeform responses",
            "list the survey answers",
            "fetch new submissions from Typeform",
            "read what people answered in our Typeform",
            "load the results of the survey"
          ]
        },
        {
          "slug": "create_form", "name": "Create a form", "kind": "action",
          "description": "Creates a Typeform form with a title and questions.",
          "aliases": ["new survey"],
          "input_parameters": { "type": "object", "properties": {
            "title": { "type": "string", "description": "The title.", "x-reads": "quoted" },
            "fields": { "type": "array", "items": {"type": "string"}, "description": "The questions.", "x-reads": "text" }
          }, "required": ["title"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the form." },
            "url": { "type": "string", "description": "Address of the form." }
          } },
          "examples": [
            "create a Typeform",
            "make a survey titled \"Feedback\"",
            "set up a form with three questions in Typeform",
            "new Typeform for the event",
            "build a questionnaire in Typeform"
          ]
        },
        {
          "slug": "form_submitted", "name": "When a form is submitted", "kind": "trigger",
          "description": "Starts when somebody submits a Typeform form. Carries the answers.",
          "aliases": ["new typeform entry", "survey answered"],
          "input_parameters": { "type": "object", "properties": {
            "form_id": { "type": "string", "description": "Only this form.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "form_response": { "type": "object", "description": "The answers." }
          } },
          "examples": [
            "when a Typeform is submitted",
            "on a new Typeform response",
            "whenever someone fills in the survey",
            "each new form entry in Typeform",
            "if a person answers our Typeform"
          ]
        }
      ]
    }
    """#
}
