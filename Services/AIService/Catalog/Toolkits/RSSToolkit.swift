extension BuiltinToolkits {
  /// RSS: feeds of news sites, blogs and podcasts.
  static let rss = #"""
    {
      "toolkit": {
        "slug": "rss", "name": "RSS", "category": "content",
        "description": "Feeds of news sites, blogs and podcasts.",
        "aliases": ["feed", "atom"]
      },
      "tools": [
        {
          "slug": "read_feed", "name": "Read a feed", "kind": "action",
          "description": "Reads the entries of an RSS or Atom feed, newest first. Gives a list.",
          "aliases": ["rss items", "news feed"],
          "input_parameters": { "type": "object", "properties": {
            "url": { "type": "string", "description": "Address of the feed.", "x-reads": "url" },
            "limit": { "type": "integer", "description": "At most so many.", "x-reads": "number" }
          }, "required": ["url"] },
          "output_parameters": { "type": "object", "properties": {
            "items": { "type": "array", "items": {"type": "object"}, "description": "The entries: title, link, published, summary." }
          } },
          "examples": [
            "read the RSS feed https://example.com/feed.xml",
            "get the latest entries of the blog feed",
            "fetch the news by RSS",
            "load the podcast feed",
            "take the top five items from the RSS feed"
          ]
        },
        {
          "slug": "new_item", "name": "When a feed has a new entry", "kind": "trigger",
          "description": "Starts when an RSS or Atom feed has a new entry. Carries the entry.",
          "aliases": ["new rss item", "new article"],
          "input_parameters": { "type": "object", "properties": {
            "url": { "type": "string", "description": "Address of the feed.", "x-reads": "url" }
          }, "required": ["url"] },
          "output_parameters": { "type": "object", "properties": {
            "item": { "type": "object", "description": "The entry." }
          } },
          "examples": [
            "when the RSS feed has a new item",
            "on a new article in the feed",
            "whenever the blog feed is updated",
            "each new entry of https://example.com/rss",
            "if a new podcast episode appears"
          ]
        }
      ]
    }
    """#
}
