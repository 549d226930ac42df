extension BuiltinToolkits {
  /// X (Twitter): short posts, mentions and direct messages.
  static let twitter = #"""
    {
      "toolkit": {
        "slug": "twitter", "name": "X (Twitter)", "category": "social",
        "description": "Short posts, mentions and direct messages.",
        "aliases": ["x", "tweet"]
      },
      "tools": [
        {
          "slug": "create_post", "name": "Publish a post", "kind": "action",
          "description": "Publishes a post (a tweet) of up to 280 characters on X.",
          "aliases": ["tweet", "post on twitter", "share on x"],
          "input_parameters": { "type": "object", "properties": {
            "text": { "type": "string", "description": "What it says.", "x-reads": "quoted" },
            "reply_to": { "type": "string", "description": "The post it answers.", "x-reads": "text" }
          }, "required": ["text"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the post." }
          } },
          "examples": [
            "tweet the headline",
            "post the quote on X",
            "publish a tweet with the link",
            "share the release on Twitter",
            "send out a post on X every morning"
          ]
        },
        {
          "slug": "search_posts", "name": "Search posts", "kind": "action",
          "description": "Finds recent posts on X by words, hashtags or author. Gives a list.",
          "aliases": ["find tweets", "twitter mentions"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "What to look for.", "x-reads": "quoted" },
            "max_results": { "type": "integer", "description": "At most so many.", "x-reads": "number" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "data": { "type": "array", "items": {"type": "object"}, "description": "The posts." }
          } },
          "examples": [
            "search X for our product name",
            "find tweets with #swift",
            "get the latest mentions on Twitter",
            "list posts about our company on X",
            "look for tweets by @acme"
          ]
        },
        {
          "slug": "send_direct_message", "name": "Send a direct message", "kind": "action",
          "description": "Sends a direct message on X to a user.",
          "aliases": ["DM on twitter"],
          "input_parameters": { "type": "object", "properties": {
            "user": { "type": "string", "description": "The user.", "x-reads": "person" },
            "text": { "type": "string", "description": "What it says.", "x-reads": "text" }
          }, "required": ["user", "text"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "DM the follower on X",
            "send a direct message on Twitter",
            "write to @acme privately on X",
            "message the winner by Twitter DM",
            "reply by direct message on X"
          ]
        },
        {
          "slug": "mentioned", "name": "When we are mentioned", "kind": "trigger",
          "description": "Starts when a post on X mentions an account. Carries the post.",
          "aliases": ["new mention"],
          "input_parameters": { "type": "object", "properties": {
            "account": { "type": "string", "description": "Only this account.", "x-reads": "person" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "post": { "type": "object", "description": "The post." }
          } },
          "examples": [
            "when someone mentions us on X",
            "on a new Twitter mention",
            "whenever our handle is tweeted",
            "each mention on Twitter",
            "if a user tweets at @acme"
          ]
        }
      ]
    }
    """#
}
