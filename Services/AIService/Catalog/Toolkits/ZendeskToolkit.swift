extension BuiltinToolkits {
  /// Zendesk: support tickets of customers.
  static let zendesk = #"""
    {
      "toolkit": {
        "slug": "zendesk", "name": "Zendesk", "category": "support",
        "description": "Support tickets of customers.",
        "aliases": []
      },
      "tools": [
        {
          "slug": "create_ticket", "name": "Create a ticket", "kind": "action",
          "description": "Opens a support ticket in Zendesk, with a subject, a text and the person who asks.",
          "aliases": ["zendesk request", "open a support ticket"],
          "input_parameters": { "type": "object", "properties": {
            "subject": { "type": "string", "description": "What it is about.", "x-reads": "quoted" },
            "comment": { "type": "string", "description": "The first message.", "x-reads": "text" },
            "requester": { "type": "string", "description": "Who asks.", "x-reads": "email" },
            "priority": { "type": "string", "enum": ["low", "normal", "high", "urgent"], "description": "How urgent it is.", "x-reads": "text" }
          }, "required": ["subject", "comment"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Number of the ticket." },
            "url": { "type": "string", "description": "Address of the ticket." }
          } },
          "examples": [
            "create a Zendesk ticket",
            "open a support ticket in Zendesk for the customer",
            "turn the form into a Zendesk ticket",
            "log an urgent ticket in Zendesk",
            "raise the complaint in Zendesk"
          ]
        },
        {
          "slug": "update_ticket", "name": "Change a ticket", "kind": "action",
          "description": "Changes a Zendesk ticket: its status, priority, tags or who works on it.",
          "aliases": ["solve a zendesk ticket", "close ticket"],
          "input_parameters": { "type": "object", "properties": {
            "ticket_id": { "type": "integer", "description": "Number of the ticket.", "x-reads": "number" },
            "status": { "type": "string", "enum": ["open", "pending", "hold", "solved"], "description": "The new status.", "x-reads": "text" },
            "priority": { "type": "string", "enum": ["low", "normal", "high", "urgent"], "description": "The new priority.", "x-reads": "text" },
            "tags": { "type": "array", "items": {"type": "string"}, "description": "The tags.", "x-reads": "text" }
          }, "required": ["ticket_id"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Number of the ticket." }
          } },
          "examples": [
            "solve the Zendesk ticket",
            "set the ticket to pending in Zendesk",
            "raise the priority of the Zendesk ticket",
            "tag the ticket in Zendesk",
            "assign the Zendesk ticket to tier 2"
          ]
        },
        {
          "slug": "add_comment", "name": "Answer a ticket", "kind": "action",
          "description": "Adds an answer or an internal note to a Zendesk ticket.",
          "aliases": ["reply to customer", "internal note"],
          "input_parameters": { "type": "object", "properties": {
            "ticket_id": { "type": "integer", "description": "Number of the ticket.", "x-reads": "number" },
            "body": { "type": "string", "description": "What it says.", "x-reads": "text" },
            "internal": { "type": "boolean", "description": "Whether only the team sees it." }
          }, "required": ["ticket_id", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Number of the ticket." }
          } },
          "examples": [
            "reply to the Zendesk ticket",
            "answer the customer in Zendesk",
            "add an internal note in Zendesk",
            "comment on the ticket with the fix",
            "respond to the Zendesk request"
          ]
        },
        {
          "slug": "search_tickets", "name": "Find tickets", "kind": "action",
          "description": "Finds Zendesk tickets by status, words, tags or person. Gives a list.",
          "aliases": ["list zendesk tickets"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "What to look for.", "x-reads": "quoted" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "results": { "type": "array", "items": {"type": "object"}, "description": "The tickets." }
          } },
          "examples": [
            "list open Zendesk tickets",
            "find all urgent tickets in Zendesk",
            "get the unsolved tickets from Zendesk",
            "search Zendesk for refund",
            "which Zendesk tickets wait longer than a day"
          ]
        },
        {
          "slug": "ticket_created", "name": "When a ticket is created", "kind": "trigger",
          "description": "Starts when a ticket is opened in Zendesk. Carries the ticket.",
          "aliases": ["new zendesk ticket"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "ticket": { "type": "object", "description": "The ticket." }
          } },
          "examples": [
            "when a Zendesk ticket is created",
            "on a new support ticket in Zendesk",
            "whenever a customer opens a ticket",
            "each new Zendesk request",
            "if a ticket comes in at Zendesk"
          ]
        }
      ]
    }
    """#
}
