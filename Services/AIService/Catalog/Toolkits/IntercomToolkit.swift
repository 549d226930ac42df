extension BuiltinToolkits {
  /// Intercom: chat with customers on a website, and their contacts.
  static let intercom = #"""
    {
      "toolkit": {
        "slug": "intercom", "name": "Intercom", "category": "support",
        "description": "Chat with customers on a website, and their contacts.",
        "aliases": []
      },
      "tools": [
        {
          "slug": "send_message", "name": "Send a message", "kind": "action",
          "description": "Sends a message to a user of Intercom, in the app or by e-mail.",
          "aliases": ["intercom chat"],
          "input_parameters": { "type": "object", "properties": {
            "user": { "type": "string", "description": "The user.", "x-reads": "email" },
            "body": { "type": "string", "description": "What it says.", "x-reads": "text" }
          }, "required": ["user", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "send an Intercom message",
            "write to the user in Intercom",
            "message the customer by Intercom",
            "welcome new users through Intercom",
            "tell the user in the Intercom chat"
          ]
        },
        {
          "slug": "reply_to_conversation", "name": "Reply to a conversation", "kind": "action",
          "description": "Answers a conversation of Intercom.",
          "aliases": ["answer intercom"],
          "input_parameters": { "type": "object", "properties": {
            "conversation_id": { "type": "string", "description": "The conversation.", "x-reads": "text" },
            "body": { "type": "string", "description": "What it says.", "x-reads": "text" }
          }, "required": ["conversation_id", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the conversation." }
          } },
          "examples": [
            "reply to the Intercom conversation",
            "answer the chat in Intercom",
            "respond to the user in Intercom",
            "send an answer in the Intercom conversation",
            "reply automatically in Intercom"
          ]
        },
        {
          "slug": "create_contact", "name": "Create a contact", "kind": "action",
          "description": "Adds a user or lead to Intercom.",
          "aliases": ["intercom lead"],
          "input_parameters": { "type": "object", "properties": {
            "email": { "type": "string", "description": "E-mail address.", "x-reads": "email" },
            "name": { "type": "string", "description": "Name.", "x-reads": "person" },
            "custom_attributes": { "type": "object", "description": "More attributes." }
          }, "required": ["email"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the contact." }
          } },
          "examples": [
            "create a contact in Intercom",
            "add the user to Intercom",
            "save the lead in Intercom",
            "put new sign-ups into Intercom",
            "sync the customer with Intercom"
          ]
        },
        {
          "slug": "tag_contact", "name": "Tag a contact", "kind": "action",
          "description": "Puts a tag on a contact of Intercom.",
          "aliases": ["intercom segment"],
          "input_parameters": { "type": "object", "properties": {
            "contact_id": { "type": "string", "description": "The contact.", "x-reads": "text" },
            "tag": { "type": "string", "description": "The tag.", "x-reads": "quoted" }
          }, "required": ["contact_id", "tag"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the tag." }
          } },
          "examples": [
            "tag the user in Intercom",
            "mark the contact as trial in Intercom",
            "add the tag \"beta\" in Intercom",
            "label Intercom leads",
            "put an Intercom tag on paying users"
          ]
        },
        {
          "slug": "conversation_started", "name": "When a conversation starts", "kind": "trigger",
          "description": "Starts when a user begins a conversation in Intercom. Carries the conversation.",
          "aliases": ["new intercom chat"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "conversation": { "type": "object", "description": "The conversation." }
          } },
          "examples": [
            "when a conversation starts in Intercom",
            "on a new Intercom chat",
            "whenever a visitor writes to us in Intercom",
            "each new Intercom conversation",
            "if a user asks something in Intercom"
          ]
        }
      ]
    }
    """#
}
