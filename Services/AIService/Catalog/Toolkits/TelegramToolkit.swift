extension BuiltinToolkits {
  /// Telegram: messages by a Telegram bot to chats, groups and channels.
  static let telegram = #"""
    {
      "toolkit": {
        "slug": "telegram", "name": "Telegram", "category": "communication",
        "description": "Messages by a Telegram bot to chats, groups and channels.",
        "aliases": ["telegram bot"]
      },
      "tools": [
        {
          "slug": "send_message", "name": "Send a message", "kind": "action",
          "description": "Sends a text message by a Telegram bot to a chat, group or channel.",
          "aliases": ["telegram notification", "message on telegram"],
          "input_parameters": { "type": "object", "properties": {
            "chat_id": { "type": "string", "description": "The chat, group or channel.", "x-reads": "channel" },
            "text": { "type": "string", "description": "What the message says.", "x-reads": "text" },
            "parse_mode": { "type": "string", "enum": ["MarkdownV2", "HTML"], "description": "How the text is marked up.", "x-reads": "text" }
          }, "required": ["chat_id", "text"] },
          "output_parameters": { "type": "object", "properties": {
            "message_id": { "type": "integer", "description": "Number of the message." }
          } },
          "examples": [
            "send a Telegram message to my group",
            "notify me on Telegram",
            "post the weather to the Telegram channel",
            "tell the family chat on Telegram",
            "message @news by the Telegram bot"
          ]
        },
        {
          "slug": "send_photo", "name": "Send a photo", "kind": "action",
          "description": "Sends a picture, by its address, with a caption to a Telegram chat.",
          "aliases": ["telegram image"],
          "input_parameters": { "type": "object", "properties": {
            "chat_id": { "type": "string", "description": "The chat, group or channel.", "x-reads": "channel" },
            "photo": { "type": "string", "description": "Address of the picture.", "x-reads": "url" },
            "caption": { "type": "string", "description": "What it says below.", "x-reads": "text" }
          }, "required": ["chat_id", "photo"] },
          "output_parameters": { "type": "object", "properties": {
            "message_id": { "type": "integer", "description": "Number of the message." }
          } },
          "examples": [
            "send the picture to Telegram",
            "post a photo in the Telegram group",
            "share the chart on Telegram",
            "send the snapshot to the Telegram chat",
            "telegram me the image"
          ]
        },
        {
          "slug": "send_document", "name": "Send a document", "kind": "action",
          "description": "Sends a file, by its address, to a Telegram chat.",
          "aliases": ["telegram file"],
          "input_parameters": { "type": "object", "properties": {
            "chat_id": { "type": "string", "description": "The chat, group or channel.", "x-reads": "channel" },
            "document": { "type": "string", "description": "Address of the file.", "x-reads": "url" },
            "caption": { "type": "string", "description": "What it says below.", "x-reads": "text" }
          }, "required": ["chat_id", "document"] },
          "output_parameters": { "type": "object", "properties": {
            "message_id": { "type": "integer", "description": "Number of the message." }
          } },
          "examples": [
            "send the PDF on Telegram",
            "share the file with the Telegram group",
            "telegram the report as a document",
            "post the CSV to Telegram",
            "send the invoice by Telegram"
          ]
        },
        {
          "slug": "message_received", "name": "When a message is received", "kind": "trigger",
          "description": "Starts when somebody writes to a Telegram bot. Carries the text and the chat.",
          "aliases": ["new telegram message"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "message": { "type": "object", "description": "The message: text, chat, from." }
          } },
          "examples": [
            "when someone writes to my Telegram bot",
            "on a new Telegram message",
            "whenever the bot gets a message",
            "if a user sends a Telegram",
            "each message on Telegram"
          ]
        }
      ]
    }
    """#
}
