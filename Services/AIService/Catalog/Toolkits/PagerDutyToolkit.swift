extension BuiltinToolkits {
  /// PagerDuty: calls the people on duty about incidents.
  static let pagerduty = #"""
    {
      "toolkit": {
        "slug": "pagerduty", "name": "PagerDuty", "category": "monitoring",
        "description": "Calls the people on duty about incidents.",
        "aliases": ["pager duty"]
      },
      "tools": [
        {
          "slug": "create_incident", "name": "Create an incident", "kind": "action",
          "description": "Opens an incident in PagerDuty and alerts whoever is on duty.",
          "aliases": ["page someone", "alert on-call", "escalate"],
          "input_parameters": { "type": "object", "properties": {
            "service": { "type": "string", "description": "The service that is concerned.", "x-reads": "text" },
            "title": { "type": "string", "description": "What is wrong.", "x-reads": "quoted" },
            "urgency": { "type": "string", "enum": ["low", "high"], "description": "How urgent it is.", "x-reads": "text" },
            "details": { "type": "string", "description": "The details.", "x-reads": "text" }
          }, "required": ["service", "title"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the incident." }
          } },
          "examples": [
            "create a PagerDuty incident",
            "page the on-call engineer",
            "open an incident in PagerDuty when the site is down",
            "alert on-call through PagerDuty",
            "raise a high urgency incident"
          ]
        },
        {
          "slug": "resolve_incident", "name": "Resolve an incident", "kind": "action",
          "description": "Marks an incident of PagerDuty as resolved.",
          "aliases": ["close an incident"],
          "input_parameters": { "type": "object", "properties": {
            "incident_id": { "type": "string", "description": "The incident.", "x-reads": "text" }
          }, "required": ["incident_id"] },
          "output_parameters": { "type": "object", "properties": {
            "status": { "type": "string", "description": "The new status." }
          } },
          "examples": [
            "resolve the PagerDuty incident",
            "close the incident in PagerDuty",
            "mark it as fixed in PagerDuty",
            "end the page",
            "resolve the alert automatically"
          ]
        },
        {
          "slug": "list_incidents", "name": "List incidents", "kind": "action",
          "description": "Reads the incidents of PagerDuty by status and time. Gives a list.",
          "aliases": ["get incidents"],
          "input_parameters": { "type": "object", "properties": {
            "statuses": { "type": "array", "items": {"type": "string"}, "description": "Which incidents.", "x-reads": "text" },
            "since": { "type": "string", "description": "Only after this time.", "x-reads": "date" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "incidents": { "type": "array", "items": {"type": "object"}, "description": "The incidents." }
          } },
          "examples": [
            "list open PagerDuty incidents",
            "get last week's incidents",
            "which incidents are unresolved",
            "fetch the pages of the night",
            "read triggered incidents from PagerDuty"
          ]
        },
        {
          "slug": "get_on_call", "name": "Who is on call", "kind": "action",
          "description": "Tells who is on duty now, or at a time, by a schedule of PagerDuty.",
          "aliases": ["on-call schedule"],
          "input_parameters": { "type": "object", "properties": {
            "schedule": { "type": "string", "description": "The schedule.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "users": { "type": "array", "items": {"type": "object"}, "description": "The people on duty." }
          } },
          "examples": [
            "who is on call in PagerDuty",
            "get the on-call engineer",
            "find the person on duty",
            "read the PagerDuty schedule",
            "look up tonight's on-call"
          ]
        },
        {
          "slug": "incident_triggered", "name": "When an incident is triggered", "kind": "trigger",
          "description": "Starts when an incident is triggered in PagerDuty. Carries the incident.",
          "aliases": ["new incident"],
          "input_parameters": { "type": "object", "properties": {
            "service": { "type": "string", "description": "Only this service.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "incident": { "type": "object", "description": "The incident." }
          } },
          "examples": [
            "when a PagerDuty incident is triggered",
            "on a new incident",
            "whenever someone is paged",
            "if an incident opens in PagerDuty",
            "each new page"
          ]
        }
      ]
    }
    """#
}
