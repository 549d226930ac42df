extension BuiltinToolkits {
  /// SendGrid: sends transactional e-mail and campaigns at scale.
  static let sendgrid = #"""
    {
      "toolkit": {
        "slug": "sendgrid", "name": "SendGrid", "category": "email",
        "description": "Sends transactional e-mail and campaigns at scale.",
        "aliases": ["twilio sendgrid"]
      },
      "tools": [
        {
          "slug": "send_email", "name": "Send an e-mail", "kind": "action",
          "description": "Sends a transactional e-mail by SendGrid from a verified sender.",
          "aliases": ["transactional mail"],
          "input_parameters": { "type": "object", "properties": {
            "to": { "type": "array", "items": {"type": "string"}, "description": "Who gets it.", "x-reads": "email" },
            "from": { "type": "string", "description": "The verified sender.", "x-reads": "email" },
            "subject": { "type": "string", "description": "The subject.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "What it says.", "x-reads": "text" }
          }, "required": ["to", "subject", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "message_id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "send the mail through SendGrid",
            "use SendGrid to send a receipt",
            "email the user with SendGrid",
            "deliver the notification by SendGrid",
            "send a password reset via SendGrid"
          ]
        },
        {
          "slug": "send_template", "name": "Send a template", "kind": "action",
          "description": "Sends an e-mail made from a dynamic template of SendGrid and its data.",
          "aliases": ["dynamic template mail"],
          "input_parameters": { "type": "object", "properties": {
            "to": { "type": "array", "items": {"type": "string"}, "description": "Who gets it.", "x-reads": "email" },
            "template_id": { "type": "string", "description": "Id of the template.", "x-reads": "quoted" },
            "data": { "type": "object", "description": "Values for the template." }
          }, "required": ["to", "template_id"] },
          "output_parameters": { "type": "object", "properties": {
            "message_id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "send the SendGrid template d-123",
            "use our welcome template in SendGrid",
            "send the order template to the buyer",
            "mail a dynamic template by SendGrid",
            "send a templated email"
          ]
        },
        {
          "slug": "add_contact", "name": "Add a contact", "kind": "action",
          "description": "Adds a person to the marketing contacts of SendGrid or changes them.",
          "aliases": ["sendgrid list"],
          "input_parameters": { "type": "object", "properties": {
            "email": { "type": "string", "description": "E-mail address.", "x-reads": "email" },
            "first_name": { "type": "string", "description": "First name.", "x-reads": "person" },
            "list_ids": { "type": "array", "items": {"type": "string"}, "description": "Lists to put them on.", "x-reads": "text" }
          }, "required": ["email"] },
          "output_parameters": { "type": "object", "properties": {
            "job_id": { "type": "string", "description": "Id of the import." }
          } },
          "examples": [
            "add the subscriber to SendGrid",
            "put jo@example.com on the SendGrid list",
            "save the contact in SendGrid",
            "sync new users to SendGrid",
            "upsert a marketing contact in SendGrid"
          ]
        }
      ]
    }
    """#
}
