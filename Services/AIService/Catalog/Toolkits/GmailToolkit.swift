extension BuiltinToolkits {
  /// Gmail: e-mail of Google: reading, sending, labels and drafts.
  static let gmail = #"""
    {
      "toolkit": {
        "slug": "gmail", "name": "Gmail", "category": "email",
        "description": "E-mail of Google: reading, sending, labels and drafts.",
        "aliases": ["google mail"]
      },
      "tools": [
        {
          "slug": "send_email", "name": "Send an e-mail", "kind": "action",
          "description": "Sends an e-mail from a Gmail account, with a subject and a text, to one or several people.",
          "aliases": ["gmail message", "mail with gmail"],
          "input_parameters": { "type": "object", "properties": {
            "to": { "type": "array", "items": {"type": "string"}, "description": "Who gets it.", "x-reads": "email" },
            "subject": { "type": "string", "description": "The subject.", "x-reads": "quoted" },
            "body": { "type": "string", "description": "What it says.", "x-reads": "text" },
            "cc": { "type": "array", "items": {"type": "string"}, "description": "Who gets a copy.", "x-reads": "email" }
          }, "required": ["to", "subject", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the message." },
            "thread_id": { "type": "string", "description": "Id of the conversation." }
          } },
          "examples": [
            "send an email with Gmail to ana@example.com",
            "mail the report from my Gmail",
            "use Gmail to thank the customer",
            "send a Gmail with the subject \"Offer\"",
            "gmail the invoice to accounting"
          ]
        },
        {
          "slug": "search_emails", "name": "Search e-mails", "kind": "action",
          "description": "Finds e-mails in a Gmail account by sender, subject, label or date. Gives a list.",
          "aliases": ["find mail in gmail", "list emails", "read inbox"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "What to look for, in Gmail's search language.", "x-reads": "quoted" },
            "max_results": { "type": "integer", "description": "At most so many.", "x-reads": "number" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "messages": { "type": "array", "items": {"type": "object"}, "description": "The messages: id, from, subject, text, date." }
          } },
          "examples": [
            "search Gmail for unread messages",
            "get the emails from billing@example.com in Gmail",
            "find invoices in my Gmail",
            "read the latest mails in my inbox",
            "list the Gmail messages labelled urgent"
          ]
        },
        {
          "slug": "add_label", "name": "Label an e-mail", "kind": "action",
          "description": "Puts a label on a message in Gmail.",
          "aliases": ["tag gmail message"],
          "input_parameters": { "type": "object", "properties": {
            "message_id": { "type": "string", "description": "Id of the message.", "x-reads": "text" },
            "label": { "type": "string", "description": "Name of the label.", "x-reads": "quoted" }
          }, "required": ["message_id", "label"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "label the email \"Invoices\" in Gmail",
            "tag the Gmail message as important",
            "put the mail in my Gmail label Receipts",
            "add a label to the message",
            "mark the mail with a Gmail label"
          ]
        },
        {
          "slug": "create_draft", "name": "Write a draft", "kind": "action",
          "description": "Writes an e-mail as a draft in Gmail, to be read over and sent by a person.",
          "aliases": ["draft email", "prepare a reply"],
          "input_parameters": { "type": "object", "properties": {
            "to": { "type": "array", "items": {"type": "string"}, "description": "Who is to get it.", "x-reads": "email" },
            "subject": { "type": "string", "description": "The subject.", "x-reads": "quoted" },
            "body": { "type": "string", "description": "What it says.", "x-reads": "text" }
          }, "required": ["to", "subject", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the draft." }
          } },
          "examples": [
            "create a draft in Gmail",
            "prepare a reply as a Gmail draft",
            "draft an answer to the customer in Gmail",
            "write a draft mail for me to check",
            "save the answer as a draft"
          ]
        },
        {
          "slug": "reply_to_email", "name": "Reply to an e-mail", "kind": "action",
          "description": "Answers a message in Gmail within its conversation.",
          "aliases": ["answer gmail"],
          "input_parameters": { "type": "object", "properties": {
            "message_id": { "type": "string", "description": "Id of the message.", "x-reads": "text" },
            "body": { "type": "string", "description": "What the answer says.", "x-reads": "text" }
          }, "required": ["message_id", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the answer." }
          } },
          "examples": [
            "reply to the Gmail message",
            "answer the email in Gmail with a thank-you",
            "respond in the Gmail thread",
            "send a reply from Gmail",
            "reply to the customer in the same thread"
          ]
        },
        {
          "slug": "email_received", "name": "When an e-mail arrives", "kind": "trigger",
          "description": "Starts when an e-mail arrives in a Gmail account. Carries sender, subject and text.",
          "aliases": ["new gmail message", "new email"],
          "input_parameters": { "type": "object", "properties": {
            "from": { "type": "string", "description": "Only mail from this address.", "x-reads": "email" },
            "subject": { "type": "string", "description": "Only mail with this in the subject.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "from": { "type": "string", "description": "The sender." },
            "subject": { "type": "string", "description": "The subject." },
            "text": { "type": "string", "description": "The text." }
          } },
          "examples": [
            "when I get an email in Gmail",
            "on a new Gmail message",
            "whenever a mail from my boss arrives",
            "if an invoice lands in my Gmail",
            "each new email with an attachment"
          ]
        }
      ]
    }
    """#
}
