extension BuiltinToolkits {
  /// Microsoft Teams: team chat, channels and meetings in Microsoft 365.
  static let microsoftTeams = #"""
    {
      "toolkit": {
        "slug": "microsoft-teams", "name": "Microsoft Teams", "category": "communication",
        "description": "Team chat, channels and meetings in Microsoft 365.",
        "aliases": ["teams", "ms teams"]
      },
      "tools": [
        {
          "slug": "send_channel_message", "name": "Send a message to a channel", "kind": "action",
          "description": "Posts a message in a channel of a team in Microsoft Teams.",
          "aliases": ["post to teams", "teams notification"],
          "input_parameters": { "type": "object", "properties": {
            "team": { "type": "string", "description": "The team.", "x-reads": "text" },
            "channel": { "type": "string", "description": "The channel.", "x-reads": "channel" },
            "message": { "type": "string", "description": "What the message says.", "x-reads": "text" }
          }, "required": ["channel", "message"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "post in the Teams channel Operations",
            "notify the team in Microsoft Teams",
            "send a Teams message with the numbers",
            "tell the General channel in Teams",
            "announce it on MS Teams"
          ]
        },
        {
          "slug": "send_chat_message", "name": "Send a chat message", "kind": "action",
          "description": "Sends a Microsoft Teams message to one person or group chat.",
          "aliases": ["DM in teams", "message someone in teams"],
          "input_parameters": { "type": "object", "properties": {
            "user": { "type": "string", "description": "The person, by e-mail address.", "x-reads": "person" },
            "message": { "type": "string", "description": "What the message says.", "x-reads": "text" }
          }, "required": ["user", "message"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "message my manager in Teams",
            "send a Teams chat to ana@example.com",
            "ping the owner in Microsoft Teams",
            "write to the approver on Teams",
            "DM me on Teams"
          ]
        },
        {
          "slug": "create_meeting", "name": "Schedule a meeting", "kind": "action",
          "description": "Creates an online meeting in Microsoft Teams with a subject, a time and people. Gives the link to join.",
          "aliases": ["teams call", "online meeting"],
          "input_parameters": { "type": "object", "properties": {
            "subject": { "type": "string", "description": "What the meeting is about.", "x-reads": "quoted" },
            "start": { "type": "string", "description": "When it starts.", "x-reads": "date" },
            "end": { "type": "string", "description": "When it ends.", "x-reads": "date" },
            "attendees": { "type": "array", "items": {"type": "string"}, "description": "Who is invited.", "x-reads": "email" }
          }, "required": ["subject", "start"] },
          "output_parameters": { "type": "object", "properties": {
            "join_url": { "type": "string", "description": "Address to join." }
          } },
          "examples": [
            "schedule a Teams meeting with the customer",
            "create a Microsoft Teams call tomorrow at 10",
            "set up an online meeting in Teams",
            "book a Teams meeting",
            "make a Teams link for the interview"
          ]
        },
        {
          "slug": "message_posted", "name": "When a channel message is posted", "kind": "trigger",
          "description": "Starts when somebody posts a message in a channel of Microsoft Teams. Carries the message.",
          "aliases": ["new teams message"],
          "input_parameters": { "type": "object", "properties": {
            "channel": { "type": "string", "description": "Only this channel.", "x-reads": "channel" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "message": { "type": "object", "description": "The message." }
          } },
          "examples": [
            "when a message is posted in Teams",
            "on a new Teams message",
            "whenever someone writes in the Teams channel",
            "each Teams post",
            "if somebody asks something in MS Teams"
          ]
        }
      ]
    }
    """#
}
