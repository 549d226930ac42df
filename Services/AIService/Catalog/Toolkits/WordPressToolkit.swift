extension BuiltinToolkits {
  /// WordPress: websites and blogs.
  static let wordpress = #"""
    {
      "toolkit": {
        "slug": "wordpress", "name": "WordPress", "category": "content",
        "description": "Websites and blogs.",
        "aliases": ["wp"]
      },
      "tools": [
        {
          "slug": "create_post", "name": "Create a post", "kind": "action",
          "description": "Writes a post on a WordPress site, as a draft or published.",
          "aliases": ["blog post", "publish an article"],
          "input_parameters": { "type": "object", "properties": {
            "title": { "type": "string", "description": "The title.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The text.", "x-reads": "text" },
            "status": { "type": "string", "enum": ["draft", "publish", "pending"], "description": "Whether it is published.", "x-reads": "text" },
            "categories": { "type": "array", "items": {"type": "string"}, "description": "Categories.", "x-reads": "text" }
          }, "required": ["title", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Id of the post." },
            "link": { "type": "string", "description": "Address of the post." }
          } },
          "examples": [
            "create a WordPress post",
            "publish the article on our blog",
            "write a draft in WordPress",
            "post the news to the WordPress site",
            "blog about it in WordPress"
          ]
        },
        {
          "slug": "update_post", "name": "Change a post", "kind": "action",
          "description": "Changes a post of a WordPress site.",
          "aliases": ["edit blog post"],
          "input_parameters": { "type": "object", "properties": {
            "post_id": { "type": "integer", "description": "The post.", "x-reads": "number" },
            "title": { "type": "string", "description": "The new title.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The new text.", "x-reads": "text" }
          }, "required": ["post_id"] },
          "output_parameters": { "type": "object", "properties": {
            "link": { "type": "string", "description": "Address of the post." }
          } },
          "examples": [
            "update the WordPress post",
            "edit the article on the blog",
            "change the title of the post in WordPress",
            "refresh the blog post",
            "publish the WordPress draft"
          ]
        },
        {
          "slug": "list_posts", "name": "List posts", "kind": "action",
          "description": "Reads the posts of a WordPress site. Gives a list.",
          "aliases": ["get blog posts"],
          "input_parameters": { "type": "object", "properties": {
            "search": { "type": "string", "description": "What to look for.", "x-reads": "quoted" },
            "status": { "type": "string", "description": "Which posts.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "posts": { "type": "array", "items": {"type": "object"}, "description": "The posts." }
          } },
          "examples": [
            "list the posts on WordPress",
            "get the newest blog articles",
            "read all drafts from WordPress",
            "find the post about prices on our blog",
            "fetch the WordPress articles of the week"
          ]
        },
        {
          "slug": "post_published", "name": "When a post is published", "kind": "trigger",
          "description": "Starts when a post is published on a WordPress site. Carries the post.",
          "aliases": ["new blog post"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "post": { "type": "object", "description": "The post." }
          } },
          "examples": [
            "when a WordPress post is published",
            "on a new blog article",
            "whenever we publish on the blog",
            "each new post in WordPress",
            "if an article goes live"
          ]
        },
        {
          "slug": "comment_added", "name": "When a comment is added", "kind": "trigger",
          "description": "Starts when somebody comments on a WordPress site. Carries the comment.",
          "aliases": ["new blog comment"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "comment": { "type": "object", "description": "The comment." }
          } },
          "examples": [
            "when someone comments on the blog",
            "on a new WordPress comment",
            "whenever a reader writes a comment",
            "each comment on our WordPress site",
            "if a comment waits for approval"
          ]
        }
      ]
    }
    """#
}
