extension BuiltinToolkits {
  /// Outlook: e-mail and calendar of Microsoft 365.
  static let outlook = #"""
    {
      "toolkit": {
        "slug": "outlook", "name": "Outlook", "category": "email",
        "description": "E-mail and calendar of Microsoft 365.",
        "aliases": ["office 365 mail", "microsoft outlook"]
      },
      "tools": [
        {
          "slug": "send_email", "name": "Send an e-mail", "kind": "action",
          "description": "Sends an e-mail from an Outlook account.",
          "aliases": ["outlook message", "mail with outlook"],
          "input_parameters": { "type": "object", "properties": {
            "to": { "type": "array", "items": {"type": "string"}, "description": "Who gets it.", "x-reads": "email" },
            "subject": { "type": "string", "description": "The subject.", "x-reads": "quoted" },
            "body": { "type": "string", "description": "What it says.", "x-reads": "text" },
            "cc": { "type": "array", "items": {"type": "string"}, "description": "Who gets a copy.", "x-reads": "email" }
          }, "required": ["to", "subject", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "sent": { "type": "boolean", "description": "Whether it was sent." }
          } },
          "examples": [
            "send an email with Outlook",
            "mail the team from Outlook",
            "use Outlook to send the minutes",
            "send an Outlook message to lee@example.com",
            "outlook mail with the summary"
          ]
        },
        {
          "slug": "search_emails", "name": "Search e-mails", "kind": "action",
          "description": "Finds e-mails in an Outlook mailbox by words, sender or folder. Gives a list.",
          "aliases": ["outlook inbox", "find outlook mail"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "What to look for.", "x-reads": "quoted" },
            "folder": { "type": "string", "description": "The folder.", "x-reads": "text" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "messages": { "type": "array", "items": {"type": "object"}, "description": "The messages." }
          } },
          "examples": [
            "find unread mails in Outlook",
            "search my Outlook inbox for contracts",
            "get the Outlook emails from yesterday",
            "list the messages in my Outlook folder",
            "read the newest mail in Outlook"
          ]
        },
        {
          "slug": "create_event", "name": "Create a calendar event", "kind": "action",
          "description": "Puts an event into an Outlook calendar, with people and place.",
          "aliases": ["outlook appointment", "outlook meeting"],
          "input_parameters": { "type": "object", "properties": {
            "subject": { "type": "string", "description": "What it is about.", "x-reads": "quoted" },
            "start": { "type": "string", "description": "When it starts.", "x-reads": "date" },
            "end": { "type": "string", "description": "When it ends.", "x-reads": "date" },
            "attendees": { "type": "array", "items": {"type": "string"}, "description": "Who is invited.", "x-reads": "email" }
          }, "required": ["subject", "start"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the event." }
          } },
          "examples": [
            "create an event in my Outlook calendar",
            "book an Outlook appointment for Monday",
            "add the meeting to Outlook",
            "block time in Outlook",
            "schedule it in the Outlook calendar"
          ]
        },
        {
          "slug": "move_email", "name": "Move an e-mail", "kind": "action",
          "description": "Moves a message to another folder of an Outlook mailbox.",
          "aliases": ["file outlook mail", "archive in outlook"],
          "input_parameters": { "type": "object", "properties": {
            "message_id": { "type": "string", "description": "Id of the message.", "x-reads": "text" },
            "folder": { "type": "string", "description": "The folder.", "x-reads": "quoted" }
          }, "required": ["message_id", "folder"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "move the mail to the folder Archive in Outlook",
            "file the Outlook message",
            "put the invoice mail in a folder",
            "archive the email in Outlook",
            "sort the message into Projects"
          ]
        },
        {
          "slug": "email_received", "name": "When an e-mail arrives", "kind": "trigger",
          "description": "Starts when an e-mail arrives in an Outlook mailbox. Carries sender, subject and text.",
          "aliases": ["new outlook mail"],
          "input_parameters": { "type": "object", "properties": {
            "from": { "type": "string", "description": "Only mail from this address.", "x-reads": "email" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "from": { "type": "string", "description": "The sender." },
            "subject": { "type": "string", "description": "The subject." },
            "text": { "type": "string", "description": "The text." }
          } },
          "examples": [
            "when a mail arrives in Outlook",
            "on a new Outlook email",
            "whenever I receive an Outlook message",
            "if a customer writes to our Outlook mailbox",
            "each new mail in Outlook"
          ]
        }
      ]
    }
    """#
}
