extension BuiltinToolkits {
  /// Slack: team chat in channels and direct messages.
  static let slack = #"""
    {
      "toolkit": {
        "slug": "slack", "name": "Slack", "category": "communication",
        "description": "Team chat in channels and direct messages.",
        "aliases": ["slack workspace"]
      },
      "tools": [
        {
          "slug": "send_message", "name": "Send a message to a channel", "kind": "action",
          "description": "Posts a message in a Slack channel, seen by everyone in it. The text may hold Slack's mark-up; it can answer in a thread.",
          "aliases": ["post to slack", "notify a channel", "tell the team", "slack alert", "message #channel"],
          "input_parameters": { "type": "object", "properties": {
            "channel": { "type": "string", "description": "The channel, such as #ops.", "x-reads": "channel" },
            "text": { "type": "string", "description": "What the message says.", "x-reads": "text" },
            "thread_ts": { "type": "string", "description": "Time stamp of the message to answer in a thread.", "x-reads": "text" }
          }, "required": ["channel", "text"] },
          "output_parameters": { "type": "object", "properties": {
            "ts": { "type": "string", "description": "Time stamp of the message." },
            "channel": { "type": "string", "description": "Id of the channel." }
          } },
          "examples": [
            "post a message to #general on Slack",
            "tell #ops that the deploy is done",
            "send a Slack notification with the total",
            "notify the team in Slack",
            "let the #sales channel know about the new lead"
          ]
        },
        {
          "slug": "send_direct_message", "name": "Send a direct message", "kind": "action",
          "description": "Sends a Slack message to one person, by e-mail address or name, seen by nobody else.",
          "aliases": ["DM on slack", "message a person on slack", "ping someone"],
          "input_parameters": { "type": "object", "properties": {
            "user": { "type": "string", "description": "The person, by e-mail address, name or id.", "x-reads": "person" },
            "text": { "type": "string", "description": "What the message says.", "x-reads": "text" }
          }, "required": ["user", "text"] },
          "output_parameters": { "type": "object", "properties": {
            "ts": { "type": "string", "description": "Time stamp of the message." }
          } },
          "examples": [
            "DM me on Slack when it is done",
            "send Ana a direct message on Slack",
            "ping the owner on Slack privately",
            "message @sam in Slack",
            "slack me the result"
          ]
        },
        {
          "slug": "create_channel", "name": "Create a channel", "kind": "action",
          "description": "Creates a channel in Slack, for all or only for those invited.",
          "aliases": ["new slack channel", "open a channel"],
          "input_parameters": { "type": "object", "properties": {
            "name": { "type": "string", "description": "Name of the channel.", "x-reads": "channel" },
            "is_private": { "type": "boolean", "description": "Whether only invited people see it." }
          }, "required": ["name"] },
          "output_parameters": { "type": "object", "properties": {
            "channel": { "type": "object", "description": "The new channel." }
          } },
          "examples": [
            "create a Slack channel for the incident",
            "open a new channel #project-x",
            "make a private Slack channel",
            "set up a Slack channel for each customer",
            "add a channel called launch in Slack"
          ]
        },
        {
          "slug": "add_reaction", "name": "React to a message", "kind": "action",
          "description": "Puts an emoji reaction on a Slack message.",
          "aliases": ["emoji reaction", "react in slack"],
          "input_parameters": { "type": "object", "properties": {
            "channel": { "type": "string", "description": "The channel of the message.", "x-reads": "channel" },
            "timestamp": { "type": "string", "description": "Time stamp of the message.", "x-reads": "text" },
            "name": { "type": "string", "description": "Name of the emoji, such as eyes.", "x-reads": "quoted" }
          }, "required": ["channel", "timestamp", "name"] },
          "output_parameters": { "type": "object", "properties": {
            "ok": { "type": "boolean", "description": "Whether it worked." }
          } },
          "examples": [
            "react with a thumbs up in Slack",
            "add the eyes emoji to the message",
            "put a check mark on the Slack message",
            "acknowledge the message with an emoji",
            "react to the post in Slack"
          ]
        },
        {
          "slug": "upload_file", "name": "Upload a file", "kind": "action",
          "description": "Uploads a file to a Slack channel with a title and a comment.",
          "aliases": ["share a file on slack", "attach a report in slack"],
          "input_parameters": { "type": "object", "properties": {
            "channel": { "type": "string", "description": "The channel.", "x-reads": "channel" },
            "content": { "type": "string", "description": "The content of the file.", "x-reads": "text" },
            "filename": { "type": "string", "description": "Name of the file.", "x-reads": "quoted" },
            "initial_comment": { "type": "string", "description": "What to say with it.", "x-reads": "text" }
          }, "required": ["channel", "content", "filename"] },
          "output_parameters": { "type": "object", "properties": {
            "file": { "type": "object", "description": "The file." }
          } },
          "examples": [
            "upload the CSV to Slack",
            "share the report as a file in #finance",
            "post the log file to Slack",
            "attach the export in the Slack channel",
            "send the PDF to #board on Slack"
          ]
        },
        {
          "slug": "list_messages", "name": "Read the messages of a channel", "kind": "action",
          "description": "Reads the latest messages of a Slack channel. Gives a list.",
          "aliases": ["slack history", "fetch slack messages"],
          "input_parameters": { "type": "object", "properties": {
            "channel": { "type": "string", "description": "The channel.", "x-reads": "channel" },
            "limit": { "type": "integer", "description": "At most so many.", "x-reads": "number" },
            "oldest": { "type": "string", "description": "Only messages after this time.", "x-reads": "date" }
          }, "required": ["channel"] },
          "output_parameters": { "type": "object", "properties": {
            "messages": { "type": "array", "items": {"type": "object"}, "description": "The messages." }
          } },
          "examples": [
            "read the last messages from #support",
            "get the Slack history of #ops",
            "fetch today's messages in Slack",
            "load what was said in #general",
            "collect the Slack messages of this week"
          ]
        },
        {
          "slug": "message_posted", "name": "When a message is posted", "kind": "trigger",
          "description": "Starts when somebody posts a message in a Slack channel. Carries text, user and channel.",
          "aliases": ["new slack message", "slack mention"],
          "input_parameters": { "type": "object", "properties": {
            "channel": { "type": "string", "description": "Only this channel.", "x-reads": "channel" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "event": { "type": "object", "description": "The message: text, user, channel, ts." }
          } },
          "examples": [
            "when a message is posted in #support",
            "on a new Slack message",
            "whenever someone writes in Slack",
            "if somebody mentions the bot in Slack",
            "each time a message lands in #help"
          ]
        },
        {
          "slug": "reaction_added", "name": "When a reaction is added", "kind": "trigger",
          "description": "Starts when somebody reacts to a Slack message with an emoji. Carries the emoji and the message.",
          "aliases": ["emoji added"],
          "input_parameters": { "type": "object", "properties": {
            "reaction": { "type": "string", "description": "Only this emoji.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "event": { "type": "object", "description": "The reaction." }
          } },
          "examples": [
            "when someone reacts with :bug:",
            "on a Slack reaction",
            "whenever a message gets a thumbs up",
            "when a check mark is added in Slack",
            "if somebody reacts in #ideas"
          ]
        }
      ]
    }
    """#
}
