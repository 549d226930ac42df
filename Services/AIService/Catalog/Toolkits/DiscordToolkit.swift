extension BuiltinToolkits {
  /// Discord: chat of communities in servers and channels.
  static let discord = #"""
    {
      "toolkit": {
        "slug": "discord", "name": "Discord", "category": "communication",
        "description": "Chat of communities in servers and channels.",
        "aliases": ["discord server"]
      },
      "tools": [
        {
          "slug": "send_message", "name": "Send a message to a channel", "kind": "action",
          "description": "Posts a message in a channel of a Discord server.",
          "aliases": ["post to discord", "discord notification", "announce on discord"],
          "input_parameters": { "type": "object", "properties": {
            "channel": { "type": "string", "description": "The channel, by name or id.", "x-reads": "channel" },
            "content": { "type": "string", "description": "What the message says.", "x-reads": "text" }
          }, "required": ["channel", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "post in the Discord channel #news",
            "send a Discord message with the score",
            "announce the release on Discord",
            "notify our Discord server",
            "tell the community on Discord"
          ]
        },
        {
          "slug": "send_direct_message", "name": "Send a direct message", "kind": "action",
          "description": "Sends a Discord message to one member.",
          "aliases": ["DM on discord"],
          "input_parameters": { "type": "object", "properties": {
            "user": { "type": "string", "description": "The member, by name or id.", "x-reads": "person" },
            "content": { "type": "string", "description": "What the message says.", "x-reads": "text" }
          }, "required": ["user", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "DM the winner on Discord",
            "send a private Discord message",
            "message me on Discord",
            "write to the moderator on Discord",
            "ping the new member on Discord"
          ]
        },
        {
          "slug": "add_role", "name": "Give a member a role", "kind": "action",
          "description": "Gives a member of a Discord server a role.",
          "aliases": ["assign a discord role"],
          "input_parameters": { "type": "object", "properties": {
            "guild_id": { "type": "string", "description": "Id of the server.", "x-reads": "text" },
            "user": { "type": "string", "description": "The member.", "x-reads": "person" },
            "role": { "type": "string", "description": "Name of the role.", "x-reads": "quoted" }
          }, "required": ["guild_id", "user", "role"] },
          "output_parameters": { "type": "object", "properties": {
            "ok": { "type": "boolean", "description": "Whether it worked." }
          } },
          "examples": [
            "give the member the role \"Supporter\" on Discord",
            "add a Discord role after the purchase",
            "make the user a moderator in Discord",
            "assign the subscriber role on Discord",
            "grant the VIP role"
          ]
        },
        {
          "slug": "message_posted", "name": "When a message is posted", "kind": "trigger",
          "description": "Starts when somebody posts a message in a Discord channel. Carries the text and the author.",
          "aliases": ["new discord message"],
          "input_parameters": { "type": "object", "properties": {
            "channel": { "type": "string", "description": "Only this channel.", "x-reads": "channel" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "message": { "type": "object", "description": "The message." }
          } },
          "examples": [
            "when a message is posted on Discord",
            "on a new Discord message",
            "whenever someone writes in our Discord",
            "each time a question is asked on Discord",
            "if somebody posts in #help on Discord"
          ]
        },
        {
          "slug": "member_joined", "name": "When a member joins", "kind": "trigger",
          "description": "Starts when a new member joins a Discord server. Carries the member.",
          "aliases": ["new discord member"],
          "input_parameters": { "type": "object", "properties": {
            "guild_id": { "type": "string", "description": "Only this server.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "member": { "type": "object", "description": "The member." }
          } },
          "examples": [
            "when someone joins our Discord",
            "on a new Discord member",
            "whenever a user joins the server",
            "each new member on Discord",
            "when a person enters the Discord community"
          ]
        }
      ]
    }
    """#
}
