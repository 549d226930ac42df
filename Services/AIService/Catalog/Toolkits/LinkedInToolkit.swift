extension BuiltinToolkits {
  /// LinkedIn: professional network: posts of people and companies.
  static let linkedin = #"""
    {
      "toolkit": {
        "slug": "linkedin", "name": "LinkedIn", "category": "social",
        "description": "Professional network: posts of people and companies.",
        "aliases": ["linked in"]
      },
      "tools": [
        {
          "slug": "create_post", "name": "Publish a post", "kind": "action",
          "description": "Publishes a post on LinkedIn for a person or a company page.",
          "aliases": ["share on linkedin"],
          "input_parameters": { "type": "object", "properties": {
            "text": { "type": "string", "description": "What it says.", "x-reads": "text" },
            "link": { "type": "string", "description": "An address to show.", "x-reads": "url" },
            "visibility": { "type": "string", "enum": ["everyone", "connections"], "description": "Who sees it.", "x-reads": "text" }
          }, "required": ["text"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the post." }
          } },
          "examples": [
            "post on LinkedIn",
            "share the article on our LinkedIn page",
            "publish the job ad on LinkedIn",
            "write a LinkedIn update",
            "announce the launch on LinkedIn"
          ]
        },
        {
          "slug": "get_profile", "name": "Read a profile", "kind": "action",
          "description": "Reads the profile of the signed-in person on LinkedIn.",
          "aliases": ["linkedin me"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the person." },
            "name": { "type": "string", "description": "The name." }
          } },
          "examples": [
            "get my LinkedIn profile",
            "read the profile from LinkedIn",
            "who am I on LinkedIn",
            "load the LinkedIn profile data",
            "fetch my headline from LinkedIn"
          ]
        },
        {
          "slug": "comment_on_post", "name": "Comment on a post", "kind": "action",
          "description": "Adds a comment under a post on LinkedIn.",
          "aliases": ["reply on linkedin"],
          "input_parameters": { "type": "object", "properties": {
            "post_id": { "type": "string", "description": "The post.", "x-reads": "text" },
            "text": { "type": "string", "description": "The comment.", "x-reads": "text" }
          }, "required": ["post_id", "text"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the comment." }
          } },
          "examples": [
            "comment on the LinkedIn post",
            "reply under our post on LinkedIn",
            "thank commenters on LinkedIn",
            "add a LinkedIn comment with the link",
            "answer on LinkedIn"
          ]
        }
      ]
    }
    """#
}
